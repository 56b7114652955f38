import { PluginMeta } from '@grafana/data';

import { DATA_SOURCE, StoredSettings } from './plugin-settings';
import { PreviewUser } from './preview-users';
import { InstanceSettings, PluginContext } from './protocol/messages';

/** What Grafana's server tells a backend plugin about who asks and how the plugin is set up. */
export function pluginContext(meta: PluginMeta, user: PreviewUser, stored: StoredSettings): PluginContext {
  const settings: InstanceSettings = {
    jsonData: Buffer.from(JSON.stringify(stored.jsonData)),
    decryptedSecureJsonData: stored.secureJsonData,
    lastUpdatedMS: stored.changedAt,
  };
  const { id, uid, name } = DATA_SOURCE;
  return {
    orgId: 1,
    pluginId: meta.id,
    pluginVersion: meta.info.version,
    user: { login: user.login, name: user.name, email: user.email, role: user.role },
    userAgent: 'Grafana/12.4.10',
    ...(meta.type === 'app'
      ? { appInstanceSettings: settings }
      : { dataSourceInstanceSettings: { ...settings, id, uid, name, url: '' } }),
  };
}
