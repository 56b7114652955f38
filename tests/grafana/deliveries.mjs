import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';

import { onPage, panel } from './visit.mjs';

const RECIPIENT = 'noc@example.com';
const DAY_MS = 86_400_000;

/** A report sent at once is on the dashboard, with its mail. */
export async function deliveriesShowRuns(stage) {
  const { service, mailbox } = stage;
  if (!service) {
    return 'not tried: the service is not ours to send with';
  }
  const ask = asking(service);
  const [host, port] = mailbox.address.split(':');
  await ask('PUT', '/v1/mail-server', {
    host,
    port: Number(port),
    security: 'none',
    fromAddress: 'reports@example.com',
  });
  const now = Date.now();
  const run = await ask('POST', '/v1/runs', {
    requestId: 'grafana-test-1',
    window: { from: new Date(now - DAY_MS).toISOString(), to: new Date(now).toISOString() },
    zone: 'UTC',
    job: { report: 'breakout', recipients: { contacts: [], addresses: [RECIPIENT], bcc: [] } },
  });
  const state = await untilOver(ask, run.runId);
  assert.equal(state, 'done');
  return onPage(stage, 'deliveries-of-a-run', '/d/trunkline-deliveries', async (page, takePicture) => {
    await page.setViewportSize({ width: 1920, height: 2000 });
    await panel(page, 'Runs, the newest first').getByText('breakout').first().waitFor();
    await panel(page, 'Mails, those in trouble first').getByText(RECIPIENT).waitFor();
    await page.waitForLoadState('networkidle');
    await takePicture('deliveries-of-a-run');
    return 'a run and its mail';
  });
}

async function untilOver(ask, runId) {
  for (let tries = 0; tries < 120; tries += 1) {
    const { state } = await ask('GET', `/v1/runs/${runId}`);
    if (['done', 'failed', 'skipped', 'cancelled'].includes(state)) {
      return state;
    }
    await delay(500);
  }
  throw new Error('The run did not end within a minute.');
}

function asking({ url, token }) {
  return async (method, path, body) => {
    const response = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    assert.ok(response.ok, `${method} ${path}: HTTP ${response.status} ${text.slice(0, 300)}`);
    return JSON.parse(text);
  };
}
