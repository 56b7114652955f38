import { APP_ID, DATA_SOURCE_ID } from '../../contract/plugin-ids';

/** What Grafana's database keeps of a plugin. The preview keeps it until it stops. */
export interface StoredSettings {
  jsonData: Record<string, unknown>;
  secureJsonData: Record<string, string>;
  changedAt: number;
}

export interface SettingsChange {
  jsonData?: Record<string, unknown>;
  secureJsonData?: Record<string, string>;
}

export const DATA_SOURCE = { id: 1, uid: 'trunkline', name: 'Trunkline', type: DATA_SOURCE_ID };

export interface PluginSettings {
  of(pluginId: string): StoredSettings;
  change(pluginId: string, change: SettingsChange): void;
}

export function pluginSettings(token: string): PluginSettings {
  const fresh = (): StoredSettings => ({ jsonData: {}, secureJsonData: token ? { token } : {}, changedAt: Date.now() });
  const stored = new Map([
    [APP_ID, fresh()],
    [DATA_SOURCE_ID, fresh()],
  ]);
  const of = (pluginId: string) => stored.get(pluginId) ?? fresh();
  return {
    of,
    change(pluginId, change) {
      const before = of(pluginId);
      stored.set(pluginId, {
        jsonData: change.jsonData ?? before.jsonData,
        secureJsonData: { ...before.secureJsonData, ...change.secureJsonData },
        changedAt: Date.now(),
      });
    },
  };
}

/** The names of the secrets that are set: all a browser may know of them. */
export function secureFields({ secureJsonData }: StoredSettings): Record<string, boolean> {
  return Object.fromEntries(
    Object.entries(secureJsonData)
      .filter(([, secret]) => secret !== '')
      .map(([name]) => [name, true])
  );
}
