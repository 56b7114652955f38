import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { APP, DATA_SOURCE } from './plugin.mjs';

const CONTACT_POINT = 'trunkline-mail';
const EXPECTED_WARNING = /unsigned/i;

/** What provisioning makes is there once after the first start, the second, and one with a newer plugin. */
export async function provisioningHolds({ api, grafanaLog, restartGrafana, root }) {
  if (!restartGrafana) {
    return 'not tried: the Grafana is not ours to start';
  }
  const dashboards = readdirSync(path.join(root, 'dashboards')).filter((name) => name.endsWith('.json')).length;
  await holds(api, grafanaLog(), dashboards);
  await restartGrafana();
  await holds(api, grafanaLog(), dashboards);
  await withNewerPlugin(root, async () => {
    await restartGrafana();
    await holds(api, grafanaLog(), dashboards);
  });
  return `${dashboards} dashboards, data source, app and contact point, after three starts`;
}

async function holds(api, log, dashboards) {
  const found = await api('GET', '/api/search?tag=trunkline&type=dash-db');
  assert.equal(new Set(found.map(({ uid }) => uid)).size, dashboards);
  assert.equal(found.length, dashboards, 'a dashboard is there twice');
  assert.equal((await api('GET', `/api/datasources/uid/${DATA_SOURCE.uid}`)).type, DATA_SOURCE.type);
  assert.equal((await api('GET', `/api/plugins/${APP}/settings`)).enabled, true);
  const points = await api('GET', '/api/v1/provisioning/contact-points');
  assert.equal(points.filter(({ uid }) => uid === CONTACT_POINT).length, 1);
  assert.deepEqual(troublesIn(log), []);
}

/** What Grafana complains of that is ours: provisioning, and whatever names the plugin. */
function troublesIn(log) {
  return log
    .split('\n')
    .filter((line) => /level=(warn|error)/.test(line) && /provisioning|plugindashboards|trunkline/i.test(line))
    .filter((line) => !EXPECTED_WARNING.test(line));
}

async function withNewerPlugin(root, work) {
  const file = path.join(root, 'dist', 'plugin.json');
  const text = readFileSync(file, 'utf8');
  const plugin = JSON.parse(text);
  plugin.info.version = '99.0.0';
  try {
    writeFileSync(file, JSON.stringify(plugin));
    await work();
  } finally {
    writeFileSync(file, text);
  }
}
