import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const FILE = new URL('../../provisioning/alerting/trunkline.json', import.meta.url);

/** Every preset of the file is a rule, and each of its queries is answered; those that are on have looked without an error. */
export async function everyPresetLooks({ api }) {
  const wanted = JSON.parse(readFileSync(FILE, 'utf8')).groups.flatMap(({ rules }) => rules);
  const stored = await api('GET', '/api/v1/provisioning/alert-rules');
  for (const { uid, data, title } of wanted) {
    const rule = stored.find((one) => one.uid === uid);
    assert.ok(rule, `${title} is not provisioned`);
    const [value, facts] = data.slice(0, 2).map(({ model }) => model);
    const { results } = await api('POST', '/api/ds/query', { queries: [value, facts], from: 'now-10m', to: 'now' });
    for (const { refId } of [value, facts]) {
      assert.equal(results[refId].status, 200, `${title}: ${results[refId].error}`);
    }
  }
  const looked = await untilLooked(
    api,
    wanted.filter(({ isPaused }) => !isPaused).map(({ uid }) => uid)
  );
  return `${wanted.length} presets, ${looked} of them on`;
}

async function untilLooked(api, uids) {
  for (let tries = 0; tries < 60; tries += 1) {
    const { data } = await api('GET', '/api/prometheus/grafana/api/v1/rules');
    const rules = data.groups.flatMap(({ rules: each }) => each).filter(({ uid }) => uids.includes(uid));
    const failed = rules.find(({ health }) => health === 'error');
    assert.equal(failed, undefined, `${failed?.name} can't be evaluated: ${failed?.lastError}`);
    if (rules.length === uids.length && rules.every(({ lastEvaluation }) => !lastEvaluation.startsWith('0001'))) {
      return rules.length;
    }
    await delay(2_000);
  }
  throw new Error('Not every rule was evaluated within two minutes.');
}
