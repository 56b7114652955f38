import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const FILE = new URL('../../provisioning/alerting/trunkline.json', import.meta.url);
const PRESET = 'trunkline-asr-drop-provider';
const FOLDER = 'trunkline-drop-test';
const GROUP = 'drop';
const RULE = 'trunkline-drop-test';
const SOURCE = 'drop-test';
const PROVIDER = { provider_id: 'drop-test', provider_name: 'Tau Telecom' };
const SECOND_MS = 1_000;
const WEEK_MS = 7 * 86_400_000;
const USUAL = 0.6;
const BROKEN = 0.1;
/** How long the whole may take. */
const MINUTES = 8;

let made = 0;

function attempt(startedAt, answeredShare) {
  made += 1;
  // Every so many are answered, evenly: nothing here is left to chance.
  const isAnswered = Math.floor(made * answeredShare) > Math.floor((made - 1) * answeredShare);
  const at = (ms) => new Date(startedAt + ms).toISOString();
  const ending = isAnswered
    ? { answered_at: at(1_000), ended_at: at(61_000), talk_s: '60', sip_code: 200 }
    : { sip_code: 503 };
  return {
    attempt_id: `drop-${made}`,
    call_id: `drop-${made}`,
    is_final: true,
    started_at: at(0),
    ...PROVIDER,
    ...ending,
  };
}

/** The preset as it is provisioned, but for a sample of a minute and a look every ten seconds. */
function quickRule() {
  const rules = JSON.parse(readFileSync(FILE, 'utf8')).groups.flatMap(({ rules: each }) => each);
  const rule = rules.find(({ uid }) => uid === PRESET);
  const data = rule.data.map((node) =>
    node.refId === 'C' ? node : { ...node, model: { ...node.model, sampleMinutes: 1, leastAttempts: 40 } }
  );
  return {
    ...rule,
    uid: RULE,
    title: 'ASR drop, quick',
    for: '10s',
    folderUID: FOLDER,
    ruleGroup: GROUP,
    orgID: 1,
    data,
  };
}

/** An ASR that falls from 60 to 10 %: pending, firing, a mail; and once calls are answered again, a mail that says so. */
export async function dropRingsAndClears({ api, service, mailbox }) {
  if (!service) {
    return 'not tried: neither the service nor a mail server is ours';
  }
  const post = postTo(service);
  const send = (method, path_, body) => fetchJson(service, method, path_, body);
  const now = Date.now();
  for (const week of [1, 2, 3, 4]) {
    const start = now - week * WEEK_MS - 60 * SECOND_MS;
    const seconds = Array.from({ length: (MINUTES + 2) * 60 }, (_, at) => at);
    await post(seconds.map((second) => attempt(start + second * SECOND_MS, USUAL)));
  }
  // Whoever posts as this test does is complete up to the last post.
  await send('PUT', `/v1/sources/${SOURCE}/watch`, { settlesWithinS: 0, silentAfterMinutes: 60 });
  await ruleWithMail(api);

  let share = BROKEN;
  const seen = [];
  const mailOf = (state) =>
    mailbox.mails.find((mail) => mail.includes(`[${state}`) && mail.includes('ASR drop, quick'));
  for (const end = Date.now() + MINUTES * 60_000; !mailOf('RESOLVED');) {
    assert.ok(Date.now() < end, `It went ${seen.join(' → ') || 'nowhere'} within ${MINUTES} minutes.`);
    const at = Date.now();
    await post([0, 1, 2, 3].map((part) => attempt(at - 1_000 + part * 200, share)));
    const state = await stateOf(api);
    if (state !== seen.at(-1)) {
      seen.push(state);
    }
    if (mailOf('FIRING') && share === BROKEN) {
      seen.push('mail');
      share = USUAL;
    }
    await delay(1_000);
  }
  assert.ok(
    ['pending', 'firing', 'mail', 'inactive'].every((state) => seen.includes(state)),
    seen.join(' → ')
  );
  const firing = mailOf('FIRING').replace(/=\r\n/g, '');
  assert.match(firing, /Tau Telecom[^]*ASR [\d.]+ %[^]*usually 60\.0 %/);
  assert.match(firing, /reports\/route-quality/);
  await api('DELETE', `/api/folders/${FOLDER}?forceDeleteRules=true`);
  return `${seen.join(' → ')} → mail`;
}

async function ruleWithMail(api) {
  await api('POST', '/api/v1/provisioning/contact-points', {
    uid: 'drop-test',
    name: 'drop-test',
    type: 'email',
    settings: { addresses: 'noc@example.com' },
  });
  const policies = { receiver: 'drop-test', group_by: ['alertname'], group_wait: '1s', group_interval: '10s' };
  await api('PUT', '/api/v1/provisioning/policies', policies);
  await api('POST', '/api/folders', { uid: FOLDER, title: 'Drop test' });
  await api('POST', '/api/v1/provisioning/alert-rules', quickRule());
  const group = `/api/v1/provisioning/folder/${FOLDER}/rule-groups/${GROUP}`;
  await api('PUT', group, { ...(await api('GET', group)), interval: 10 });
}

async function stateOf(api) {
  const { data } = await api('GET', '/api/prometheus/grafana/api/v1/rules');
  const rule = data.groups.flatMap(({ rules }) => rules).find(({ uid }) => uid === RULE);
  assert.notEqual(rule?.health, 'error', `The rule can't be evaluated: ${rule?.lastError}`);
  return rule?.state ?? 'not there';
}

const postTo = (service) => (attempts) => fetchJson(service, 'POST', `/v1/attempts?source=${SOURCE}`, attempts);

async function fetchJson({ url, token }, method, path_, body) {
  const response = await fetch(url + path_, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.equal(
    response.status,
    200,
    `${method} ${path_}: ${response.status} ${(await response.clone().text()).slice(0, 300)}`
  );
  return response.json();
}
