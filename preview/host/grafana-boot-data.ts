import type { Role } from '../server/preview-users';
import { previewBoot } from './preview-boot';

declare global {
  interface Window {
    grafanaBootData: object;
    __grafana_public_path__: string;
  }
}

const { user, theme, plugins, dataSource } = previewBoot;

/** What Grafana lets each role do of what the plugin asks about. */
function permissionsOf(role: Role): Record<string, boolean> {
  const edits = role !== 'Viewer';
  return { 'datasources:explore': edits, 'dashboards:create': edits, 'dashboards:write': edits };
}

const timezone = new URLSearchParams(window.location.search).get('timezone') ?? 'browser';

// @grafana/runtime reads these while it loads: this file must come before any other import of it.
window.__grafana_public_path__ = '/public/';
window.grafanaBootData = {
  assets: { dark: '', light: '' },
  navTree: [],
  user: {
    isSignedIn: true,
    id: 1,
    uid: user.login,
    login: user.login,
    name: user.name,
    email: user.email,
    orgId: 1,
    orgName: 'Main Org.',
    orgRole: user.role,
    orgCount: 1,
    isGrafanaAdmin: user.role === 'Admin',
    permissions: permissionsOf(user.role),
    theme,
    lightTheme: theme === 'light',
    timezone,
    weekStart: '',
    language: 'en-US',
    locale: 'en-US',
    regionalFormat: 'en-US',
  },
  settings: {
    apps: Object.fromEntries(plugins.map((plugin) => [plugin.id, { id: plugin.id, version: plugin.info.version }])),
    appSubUrl: '',
    appUrl: `${window.location.origin}/`,
    buildInfo: { version: '12.4.10', commit: '', env: 'production', edition: 'Open Source' },
    datasources: { [dataSource.name]: dataSource },
    defaultDatasource: dataSource.name,
    featureToggles: {},
    panels: Object.fromEntries(
      plugins.filter((plugin) => plugin.type === 'panel').map((plugin) => [plugin.id, plugin])
    ),
    pluginsCDNBaseURL: '',
  },
};
