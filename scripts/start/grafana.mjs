import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { ROOT, STATE } from '../project.mjs';
import { startChild } from './child.mjs';
import { keptSecret } from './secrets.mjs';

const APP = 'trunkline-calls-app';
const PLUGINS = [APP, 'trunkline-calls-datasource', 'trunkline-breakout-panel'];
const PLUGINS_WITH_A_BACKEND = PLUGINS.slice(0, 2);

/**
 * Runs the given Grafana on loopback with the plugin, its data source, dashboards and alert rules. Its data stay under
 * .trunkline/grafana. `sections` are further ones of its configuration.
 */
export function startGrafana({ program, home }, { port, grpc, token, sections = {} }) {
  const data = path.join(STATE, 'grafana');
  const plugins = path.join(data, 'plugins');
  mkdirSync(plugins, { recursive: true });
  rmSync(path.join(plugins, APP), { recursive: true, force: true });
  symlinkSync(path.join(ROOT, 'dist'), path.join(plugins, APP));

  const password = keptSecret('grafana-password');
  const configuration = path.join(data, 'grafana.ini');
  const settings = settingsOf({ data, plugins, port, grpc, password: password.secret });
  writeFileSync(configuration, iniOf({ ...settings, ...sections }), { mode: 0o600 });
  const env = {
    TRUNKLINE_TOKEN: token,
    TRUNKLINE_GRPC_ADDRESS: grpc,
    TRUNKLINE_DASHBOARDS: path.join(ROOT, 'dashboards'),
    TRUNKLINE_ALERT_ADDRESS: process.env.TRUNKLINE_ALERT_ADDRESS ?? 'noc@example.com',
  };
  const child = startChild('grafana', program, ['server', '--homepath', home, '--config', configuration], {
    env,
    cwd: home,
  });
  return { child, passwordFile: password.file };
}

function settingsOf({ data, plugins, port, grpc, password }) {
  return {
    paths: { data, plugins, logs: path.join(data, 'logs'), provisioning: path.join(ROOT, 'provisioning') },
    server: { http_addr: '127.0.0.1', http_port: port },
    security: { admin_user: 'admin', admin_password: password, disable_gravatar: true },
    plugins: {
      allow_loading_unsigned_plugins: PLUGINS.join(','),
      preinstall_disabled: true,
      public_key_retrieval_disabled: true,
      plugin_admin_external_manage_enabled: false,
    },
    analytics: {
      enabled: false,
      reporting_enabled: false,
      check_for_updates: false,
      check_for_plugin_updates: false,
      feedback_links_enabled: false,
    },
    news: { news_feed_enabled: false },
    ...Object.fromEntries(PLUGINS_WITH_A_BACKEND.map((id) => [`plugin.${id}`, { trunkline_address: grpc }])),
  };
}

function iniOf(sections) {
  return Object.entries(sections)
    .map(
      ([name, keys]) =>
        `[${name}]\n${Object.entries(keys)
          .map(([key, value]) => `${key} = ${value}\n`)
          .join('')}`
    )
    .join('\n');
}
