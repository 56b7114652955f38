import { createReadStream } from 'fs';
import path from 'path';
import { Pool } from 'pg';
import { Readable } from 'stream';

import { Problem } from '../../contract/problem';
import { makeAttempts } from '../../demo/attempts';
import { makeDdiProviders, makeDdis } from '../../demo/ddis';
import { makeExchangeRates } from '../../demo/exchange-rates';
import { Attempt } from '../calls/attempt';
import { ingest, IncomingRow } from '../calls/ingest';
import { ensureSource, findSource, listSources } from '../calls/source';
import { migrate } from '../database/migrate';
import { createPool } from '../database/pool';
import { importDdis } from '../reference/ddis/import-ddis';
import { putDdiProviders } from '../reference/ddis/put-providers';
import { importDestinations } from '../reference/destinations';
import { importExchangeRates } from '../reference/exchange-rates';
import { findDatabaseUrl } from './shell/find-door';
import { ProgressBar } from './shell/progress-bar';
import { readArguments } from './shell/read-arguments';
import { runCommand } from './shell/run-command';

const SOURCE = { name: 'demo', kind: 'demo' };
const DAYS = 30;
const DAY_MS = 86_400_000;
const DEFAULT_ATTEMPTS = 250_000;
const MOST_ATTEMPTS = 100_000_000;
const DESTINATIONS = path.join(__dirname, '..', '..', 'demo', 'destinations.csv');
const USAGE = 'Usage: npm run demo   (DEMO_ATTEMPTS sets how many attempts)';

/**
 * Loads thirty days of made-up calls that end now. With `--first-time` only into a database that has no calls yet, or
 * where loading them was interrupted.
 */
runCommand(async () => {
  const { values } = readArguments(process.argv.slice(2), { 'first-time': { type: 'boolean' } }, USAGE);
  const count = attemptsWanted(process.env.DEMO_ATTEMPTS ?? String(DEFAULT_ATTEMPTS));
  const pool = createPool(findDatabaseUrl(process.env));
  try {
    await migrate(pool);
    if (!values['first-time'] || (await isFirstTime(pool))) {
      await loadDemo(pool, count);
    }
  } finally {
    await pool.end();
  }
});

function attemptsWanted(text: string): number {
  const count = Number(text);
  if (!/^\d+$/.test(text) || count > MOST_ATTEMPTS) {
    throw new Problem(`DEMO_ATTEMPTS is ${text}; it takes a whole number up to ${MOST_ATTEMPTS}.`);
  }
  return count;
}

async function isFirstTime(pool: Pool): Promise<boolean> {
  const sources = await listSources(pool);
  const demo = await findSource(pool, SOURCE.name);
  return sources.every(({ name }) => name === SOURCE.name) && !demo?.watermark;
}

async function loadDemo(pool: Pool, count: number): Promise<void> {
  const to = new Date();
  const from = new Date(to.getTime() - DAYS * DAY_MS);
  await importDestinations(pool, { origin: 'demo', file: createReadStream(DESTINATIONS) });
  await importDdis(pool, { origin: 'demo', file: Readable.from([makeDdis()]) });
  await putDdiProviders(pool, makeDdiProviders(), { origin: 'demo' });
  await importExchangeRates(pool, { origin: 'demo', csv: Readable.from([makeExchangeRates(from, to)]) });

  const source = await ensureSource(pool, SOURCE);
  const bar = new ProgressBar('Loading the demo', count);
  const { received } = await ingest(pool, {
    source,
    origin: 'demo',
    rows: rowsOf(makeAttempts(count, { from, to }), { completeTo: to.toISOString() }),
    onProgress: (summary) => bar.show(summary.received, `${summary.received} attempts`),
  });
  bar.end();
  process.stderr.write(`The demo is loaded: ${received} attempts of the last ${DAYS} days.\n`);
}

/** The last row carries the watermark: a demo that has it is complete. */
async function* rowsOf(attempts: Iterable<Attempt>, watermark: unknown): AsyncGenerator<IncomingRow> {
  let pending: IncomingRow | undefined;
  let position = 0;
  for (const attempt of attempts) {
    if (pending) {
      yield pending;
    }
    position += 1;
    pending = { position, raw: '', attempt };
  }
  if (pending) {
    yield { ...pending, watermark };
  }
}
