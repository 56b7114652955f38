import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';

export const APP = 'trunkline-calls-app';
export const DATA_SOURCE = { type: 'trunkline-calls-datasource', uid: 'trunkline' };
const PANEL = 'trunkline-breakout-panel';

export async function pluginIsRegistered({ api }) {
  const plugins = (await api('GET', '/api/plugins?embedded=1')).filter(({ id }) => id.startsWith('trunkline-'));
  const types = Object.fromEntries(plugins.map(({ id, type }) => [id, type]));
  assert.deepEqual(types, { [APP]: 'app', [DATA_SOURCE.type]: 'datasource', [PANEL]: 'panel' });
  return 'the app, its data source and its panel';
}

export async function healthIsGreen({ api }) {
  const app = await api('GET', `/api/plugins/${APP}/health`);
  const dataSource = await api('GET', `/api/datasources/uid/${DATA_SOURCE.uid}/health`);
  assert.equal(app.status, 'OK');
  assert.equal(dataSource.status, 'OK');
  return dataSource.message;
}

/** With the service away Grafana says so; once it is back, nobody has to restart Grafana. */
export async function serviceMayRestart({ api, restartService }) {
  if (!restartService) {
    return 'not tried: the service is not ours to stop';
  }
  const health = () => api('GET', `/api/datasources/uid/${DATA_SOURCE.uid}/health`);
  await restartService(async () => assert.rejects(health(), /HTTP (4|5)\d\d/));
  for (let tries = 1; ; tries += 1) {
    try {
      assert.equal((await health()).status, 'OK');
      return `healthy again at try ${tries}`;
    } catch (error) {
      if (tries === 30) {
        throw error;
      }
      await delay(1_000);
    }
  }
}
