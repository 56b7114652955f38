/*
 * Real SIP calls through a real switch: SIPp places them, Kamailio routes and accounts them, and the reports must show
 * exactly those. Without the two programs it is skipped.
 */
import { build } from 'esbuild';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

import { startPostgres } from '../../scripts/embedded-postgres.mjs';
import { expectedFigures, planCalls } from './calls.mjs';
import { compareAnswer } from './compare.mjs';
import { LEAST_ATTEMPTS, watchRouteDie } from './dying-route.mjs';
import { missingPrograms } from './programs.mjs';
import { createAccounting, placeCalls, startSwitch } from './switch.mjs';

/** Of no whole hours, so that a clock read in the wrong zone shows. */
const SWITCH_ZONE = 'Asia/Kolkata';
const CALLS_TIMEOUT_MS = 150_000;
const PULL_EVERY_MS = 2000;

const missing = missingPrograms(['kamailio', 'sipp']);
if (missing.length > 0) {
  console.log(
    `not installed: ${missing.join(', ')}. Skipped. On Debian: apt-get install kamailio kamailio-postgres-modules sip-tester`
  );
  process.exit(0);
}
process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
await run().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});

async function run() {
  const directory = mkdtempSync(path.join(tmpdir(), 'trunkline-switch-'));
  chmodSync(directory, 0o755);
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }));
  const cleanUp = [];
  try {
    const server = await startPostgres({ dataDir: path.join(directory, 'postgres'), ephemeral: true });
    cleanUp.push(server.stop);
    const [switchUrl, ...reportsUrls] = await createDatabases(server.url, ['switch', 'reports', 'plain_reports']);
    await createAccounting(switchUrl);
    const settings = { database: switchUrl, zone: SWITCH_ZONE };
    const plainTables = { acc_table: 'plain_acc', missed_calls_table: 'plain_missed_calls' };
    const open = await bundleReports();
    const reports = await open(reportsUrls[0], settings);
    cleanUp.push(() => reports.close());
    const plainReports = await open(reportsUrls[1], { ...settings, ...plainTables });
    cleanUp.push(() => plainReports.close());
    const kamailio = await startSwitch({ directory, databaseUrl: switchUrl, zone: SWITCH_ZONE });
    cleanUp.push(kamailio.stop);

    const calls = planCalls();
    const from = new Date(Date.now() - 60_000).toISOString();
    console.log(`placing ${calls.length} calls …`);
    await whilePulling(reports, () =>
      placeCalls({ directory, port: kamailio.port, calls, timeoutMs: CALLS_TIMEOUT_MS })
    );
    await pullUntilQuiet(reports);
    await pullUntilQuiet(plainReports);
    const window = { from, to: new Date(Date.now() + 60_000).toISOString() };
    await check(reports, calls, window, compareOutcomes(await reports.countOutcomes(), calls));
    console.log('The same from a clock of whole seconds, read afterwards at once:');
    await check(plainReports, calls, window, []);
    const place = (more) => placeCalls({ directory, port: kamailio.port, calls: more, timeoutMs: CALLS_TIMEOUT_MS });
    const look = async () => {
      await pullUntilQuiet(reports);
      return reports.lookForDeadRoute({ provider: 'beta', prefix: '34' }, LEAST_ATTEMPTS);
    };
    console.log(await watchRouteDie(place, look));
  } finally {
    for (const step of cleanUp.reverse()) {
      await step();
    }
  }
}

async function createDatabases(serverUrl, names) {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    for (const name of names) {
      await client.query(`create database ${name} template template0`);
    }
  } finally {
    await client.end();
  }
  return names.map((name) => Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href);
}

/** The product's own code, bundled as the service is. */
async function bundleReports() {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const outfile = path.join(here, '../../node_modules/.cache/trunkline/switch-reports.cjs');
  await build({
    entryPoints: [path.join(here, 'reports.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    outfile,
    logLevel: 'warning',
  });
  return createRequire(import.meta.url)(outfile).openReports;
}

/** Pulls as the service does while calls come and go, so that attempts are stored unfinished and completed later. */
async function whilePulling(reports, work) {
  let over = false;
  const placing = work().finally(() => {
    over = true;
  });
  const pulling = (async () => {
    while (!over) {
      await reports.pull();
      await delay(PULL_EVERY_MS);
    }
  })();
  await Promise.all([placing, pulling]);
}

/** The switch writes a row a moment after the message that ends a call. */
async function pullUntilQuiet(reports) {
  for (let quiet = 0; quiet < 2;) {
    await delay(1000);
    const { received } = await reports.pull();
    quiet = received === 0 ? quiet + 1 : 0;
  }
}

async function check(reports, calls, window, faults) {
  const measures = ['attempts', 'calls', 'answered', 'answered_calls', 'short_calls', 'asr', 'asr_calls', 'acd_s'];
  const breakout = await reports.ask('breakout', {
    window,
    measures,
    currencies: [],
    dimensions: ['customer_id', 'provider_id', 'destination_name'],
  });
  faults.push(
    ...compareAnswer(
      'Breakout',
      breakout,
      expectedFigures(calls, (call, attempt) => `${call.customer} ${attempt.provider} ${call.destination}`),
      (row) => `${row.customer_id} ${row.provider_id} ${row.destination_name}`
    )
  );
  for (const customer of new Set(calls.map((call) => call.customer))) {
    const answer = await reports.ask('customer-traffic', {
      window,
      measures,
      dimensions: ['provider_id'],
      filters: [{ dimension: 'customer_id', values: [customer] }],
    });
    const own = calls.filter((call) => call.customer === customer);
    const figures = expectedFigures(own, (_, attempt) => attempt.provider);
    faults.push(...compareAnswer(`Customer traffic of ${customer}`, answer, figures, (row) => row.provider_id));
  }
  if (faults.length > 0) {
    throw new Error(`The reports do not show what the switch did:\n${faults.join('\n')}`);
  }
  const { attempts, answered, asr, asr_calls, acd_s } = breakout.totals;
  console.log(
    `${calls.length} calls, ${attempts} attempts, ${answered} answered: ASR ${asr.toFixed(4)} (calls ${asr_calls.toFixed(4)}), ACD ${Number(acd_s).toFixed(2)} s. The reports show exactly these.`
  );
}

function compareOutcomes(shown, calls) {
  const expected = {};
  for (const { outcome } of calls.flatMap((call) => call.attempts)) {
    expected[outcome] = (expected[outcome] ?? 0) + 1;
  }
  return [...new Set([...Object.keys(shown), ...Object.keys(expected)])]
    .filter((outcome) => shown[outcome] !== expected[outcome])
    .map((outcome) => `outcome ${outcome}: ${shown[outcome] ?? 0}, not ${expected[outcome] ?? 0}`);
}
