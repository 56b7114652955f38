import { screen, waitFor, within } from '@testing-library/react';
import React from 'react';

import { ALERT_PRESETS } from '../../../contract/alerts/presets';
import { ruleOfPreset, usualSettings } from '../../../contract/alerts/rule-of-preset';
import type { RuleHealth, Silence, StoredRule } from '../../api/grafana-alerting';
import { catalog } from '../../test/catalog';
import { fakeDataSources } from '../../test/fake-data-sources';
import { fakeGrafana, refusal, type Reply } from '../../test/fake-grafana';
import { fakeLayout } from '../../test/fake-layout';
import { renderInApp } from '../../test/render';
import { signInAs } from '../../test/sign-in-as';
import { setUpUser } from '../../test/user';
import { AlertsPage } from './AlertsPage';

jest.mock('@grafana/runtime', () => {
  const { PluginPageStandIn } = jest.requireActual('../reports/testing/PluginPageStandIn');
  return { ...jest.requireActual('@grafana/runtime'), PluginPage: PluginPageStandIn };
});

const preset = (name: string) => ALERT_PRESETS.find((one) => one.name === name)!;

function stored(name: string, changes: Partial<StoredRule> = {}): StoredRule {
  return {
    ...ruleOfPreset(preset(name), usualSettings(preset(name)), 'trunkline'),
    uid: `trunkline-${name}`,
    folderUID: 'folder',
    ruleGroup: 'Trunkline',
    orgID: 1,
    provenance: 'file',
    ...changes,
  };
}

const firing: RuleHealth = {
  uid: 'trunkline-dead-route',
  state: 'firing',
  health: 'ok',
  alerts: [
    { state: 'Alerting', labels: {}, annotations: { summary: 'Provider Tau: none of 50 attempts was answered.' } },
    { state: 'Normal', labels: {}, annotations: {} },
  ],
};

function show(rules: StoredRule[], states: RuleHealth[] = [], replies: Record<string, Reply> = {}) {
  const fake = fakeGrafana({
    'GET v1/catalog': () => catalog,
    'GET provisioning/alert-rules': () => rules,
    'GET grafana/api/v1/rules': () => ({ data: { groups: [{ rules: states }] } }),
    'GET api/v2/silences': () => [],
    ...replies,
  });
  renderInApp(<AlertsPage />);
  return fake;
}

const rowOf = async (title: string) => (await screen.findByText(title)).closest('tr')!;

beforeEach(() => {
  fakeLayout();
  fakeDataSources('trunkline');
  signInAs('Editor');
});

it('lists every preset with how its rule stands', async () => {
  show([stored('dead-route'), stored('margin-below-zero')], [firing]);

  expect(within(await rowOf('Dead route')).getByText('Firing: 1')).toBeInTheDocument();
  expect(within(await rowOf('Margin below zero')).getByText('Off')).toBeInTheDocument();
  expect(within(await rowOf('Source stopped')).getByText('Not set up')).toBeInTheDocument();
  expect(
    within(await rowOf('ASR drop of a provider')).getByText(/fires below 70 % of usual, clears above 80 %/)
  ).toBeInTheDocument();
});

it('makes a rule of its own in the place of one of a file, which nobody can change, and silences that', async () => {
  const fake = show([stored('asr-drop-provider')], [], {
    'POST api/folders': () => refusal(412, { message: 'is there' }),
    'POST provisioning/alert-rules': ({ data }) => data,
    'POST api/v2/silences': () => ({ silenceID: 's1' }),
  });
  const user = setUpUser();
  await user.click(await screen.findByRole('button', { name: 'Set ASR drop of a provider' }));
  expect(await screen.findByText(/so that nothing rings twice/)).toBeInTheDocument();
  const threshold = screen.getByLabelText(/^Fires below/);
  await user.clear(threshold);
  await user.type(threshold, '50');
  await user.click(screen.getByRole('button', { name: 'Save' }));

  const made = fake.requests.find(({ method, url }) => method === 'POST' && url.endsWith('alert-rules'))!;
  expect(made.headers).toEqual({ 'X-Disable-Provenance': 'true' });
  expect(made.data).toMatchObject({
    uid: 'trunkline-asr-drop-provider-own',
    labels: { trunkline: 'asr-drop-provider' },
  });
  expect(made.data.data[2].model.conditions[0]).toMatchObject({
    evaluator: { type: 'lt', params: [0.5] },
    unloadEvaluator: { type: 'gt', params: [0.8] },
  });
  const silenced = () => fake.requests.find(({ method, url }) => method === 'POST' && url.endsWith('silences'));
  await waitFor(() => expect(silenced()).toBeDefined());
  expect(silenced()!.data).toMatchObject({
    matchers: [{ name: '__alert_rule_uid__', value: 'trunkline-asr-drop-provider', isRegex: false, isEqual: true }],
  });
  expect(screen.queryByRole('button', { name: 'Save' })).not.toBeInTheDocument();
});

const own = (name: string) => stored(name, { uid: `trunkline-${name}-own`, title: 'Own', provenance: '' });
const silenceOf = (value: string): Silence => ({
  id: 's1',
  comment: 'Replaced.',
  matchers: [{ name: '__alert_rule_uid__', value, isRegex: false, isEqual: true }],
  status: { state: 'active' },
});

it('shows which rule of a file is replaced, and lets it be heard again', async () => {
  const fake = show([stored('dead-route'), own('dead-route')], [firing], {
    'GET api/v2/silences': () => [silenceOf('trunkline-dead-route')],
    'DELETE api/v2/silence/s1': () => ({}),
  });
  const user = setUpUser();
  expect(within(await rowOf('Dead route')).getByText('Replaced')).toBeInTheDocument();
  expect(within(await rowOf('Own')).getByText('Not yet looked')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Set Dead route' })).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Unsilence Dead route' }));
  await waitFor(() => expect(fake.requests.some(({ method }) => method === 'DELETE')).toBe(true));
});

it('says where two rules ring for the same, and silences the one of the file', async () => {
  let silences: Silence[] = [];
  show([stored('dead-route'), own('dead-route')], [firing], {
    'GET api/v2/silences': () => silences,
    'POST api/v2/silences': () => {
      silences = [silenceOf('trunkline-dead-route')];
      return { silenceID: 's1' };
    },
  });
  const user = setUpUser();
  expect(within(await rowOf('Dead route')).getByText('Rings as well')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Silence Dead route' }));
  expect(await within(await rowOf('Dead route')).findByText('Replaced')).toBeInTheDocument();
});

it('changes a rule of its own and keeps what was set in Grafana’s editor', async () => {
  const rule = stored('dead-route', { uid: 'trunkline-dead-route-own', provenance: '', for: '7m' });
  const fake = show([rule], [], { 'PUT provisioning/alert-rules/trunkline-dead-route-own': ({ data }) => data });
  const user = setUpUser();
  await user.click(await screen.findByRole('button', { name: 'Set Dead route' }));
  const least = await screen.findByLabelText(/^Least attempts/);
  await user.clear(least);
  await user.type(least, '20');
  await user.click(screen.getByRole('button', { name: /^Remove (Destination|destination_prefix)/ }));
  await user.click(screen.getByRole('button', { name: 'Save' }));

  const { data } = fake.requests.find(({ method }) => method === 'PUT')!;
  expect(data).toMatchObject({ for: '7m', isPaused: false });
  for (const node of data.data.slice(0, 2)) {
    expect(node.model).toMatchObject({ leastAttempts: 20, dimensions: ['provider_id'] });
  }
});

it('refuses thresholds that would never clear', async () => {
  show([]);
  const user = setUpUser();
  await user.click(await screen.findByRole('button', { name: 'Set ASR drop of a customer' }));
  const recovery = await screen.findByLabelText(/^Clears above/);
  await user.clear(recovery);
  await user.type(recovery, '60');
  expect(screen.getByText(/must clear on the other side/)).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
});

it('lets viewers look only', async () => {
  signInAs('Viewer');
  show([stored('dead-route')], [firing]);
  await rowOf('Dead route');
  expect(screen.queryByRole('button', { name: /^Set / })).not.toBeInTheDocument();
});

it('says plainly that rules live in Grafana where there is none', async () => {
  fakeGrafana({ 'GET v1/catalog': () => catalog });
  renderInApp(<AlertsPage />);
  expect(await screen.findByText('Alert rules live in Grafana')).toBeInTheDocument();
  expect(screen.getByText('Dead route')).toBeInTheDocument();
});
