import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';

import { DATA_SOURCE } from './plugin.mjs';

const FOLDER = 'trunkline-alert-test';
const GROUP = 'routes';
const TITLE = 'ASR of a provider is below 99 %';
const DAY_S = 86_400;

/** A rule that every provider of the calls breaks, evaluated by Grafana itself every ten seconds. */
export async function alertFires({ api }) {
  await api('POST', '/api/folders', { uid: FOLDER, title: 'Alert test' });
  try {
    await api('POST', '/api/v1/provisioning/alert-rules', rule());
    const group = `/api/v1/provisioning/folder/${FOLDER}/rule-groups/${GROUP}`;
    await api('PUT', group, { ...(await api('GET', group)), interval: 10 });
    const alerts = await firing(api);
    const providers = alerts.map(({ labels }) => labels.provider_name ?? labels.provider_id);
    assert.ok(providers.every(Boolean), 'an alert does not name its provider');
    return `for ${providers.length} providers, ${providers[0]} among them`;
  } finally {
    await api('DELETE', `/api/folders/${FOLDER}?forceDeleteRules=true`);
  }
}

async function firing(api) {
  for (let tries = 0; tries < 45; tries += 1) {
    const { data } = await api('GET', '/api/prometheus/grafana/api/v1/rules');
    const found = data.groups.flatMap(({ rules }) => rules).find(({ name }) => name === TITLE);
    if (found?.health === 'error') {
      throw new Error(`The rule can't be evaluated: ${found.lastError}`);
    }
    if (found?.state === 'firing') {
      return found.alerts.filter(({ state }) => state.startsWith('Alerting'));
    }
    await delay(2_000);
  }
  throw new Error('The rule did not fire within 90 s.');
}

function rule() {
  const calls = {
    refId: 'A',
    datasource: DATA_SOURCE,
    layout: 'series',
    bucket: '1d',
    measures: ['asr'],
    dimensions: ['provider_id'],
  };
  return {
    title: TITLE,
    folderUID: FOLDER,
    ruleGroup: GROUP,
    orgID: 1,
    condition: 'C',
    for: '0s',
    noDataState: 'NoData',
    execErrState: 'Error',
    data: [
      { refId: 'A', datasourceUid: DATA_SOURCE.uid, relativeTimeRange: { from: 7 * DAY_S, to: 0 }, model: calls },
      expression('B', { type: 'reduce', expression: 'A', reducer: 'mean', settings: { mode: 'dropNN' } }),
      expression('C', {
        type: 'threshold',
        expression: 'B',
        conditions: [{ evaluator: { type: 'lt', params: [0.99] } }],
      }),
    ],
  };
}

function expression(refId, model) {
  const datasource = { type: '__expr__', uid: '__expr__' };
  return {
    refId,
    datasourceUid: '__expr__',
    relativeTimeRange: { from: 0, to: 0 },
    model: { refId, datasource, ...model },
  };
}
