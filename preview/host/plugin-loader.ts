import { AppPlugin, DataSourceApi, DataSourcePlugin, PanelPlugin } from '@grafana/data';

import { PROVIDED_MODULES } from './provided-modules';
import { previewBoot } from './preview-boot';

interface ModuleLoader {
  addImportMap(map: { imports: Record<string, string> }): void;
  set(id: string, module: object): void;
  import(id: string): Promise<unknown>;
}

declare global {
  interface Window {
    System: ModuleLoader;
  }
}

/** Hands the plugins the page's own instances of the modules Grafana shares with them. */
export function shareModules(): void {
  const names = Object.keys(PROVIDED_MODULES);
  const address = (name: string) => `package:${name}`;
  window.System.addImportMap({ imports: Object.fromEntries(names.map((name) => [name, address(name)])) });
  Object.entries(PROVIDED_MODULES).forEach(([name, module]) => window.System.set(address(name), module));
}

export async function loadApp(id: string): Promise<AppPlugin> {
  const plugin = await loadPlugin<AppPlugin>(id);
  plugin.init(plugin.meta);
  return plugin;
}

export function loadDataSourcePlugin(id: string): Promise<DataSourcePlugin<DataSourceApi>> {
  return loadPlugin<DataSourcePlugin<DataSourceApi>>(id);
}

export function loadPanel(id: string): Promise<PanelPlugin> {
  return loadPlugin<PanelPlugin>(id);
}

async function loadPlugin<T extends { meta: object }>(id: string): Promise<T> {
  const meta = previewBoot.plugins.find((plugin) => plugin.id === id);
  if (!meta) {
    throw new Error(`There is no plugin ${id} in dist: build the plugin anew.`);
  }
  const { plugin } = (await window.System.import(`/${meta.module}?_cache=${meta.info.version}`)) as { plugin: T };
  plugin.meta = meta;
  return plugin;
}
