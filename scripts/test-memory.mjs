import './require-node.mjs';

import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { buildService } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { fail, ROOT, Trouble } from './project.mjs';
import { runToEnd } from './start/run-to-end.mjs';

/** `npm run test:memory`: a CSV file of about a million rows must leave the service below 150 MB. */
const ROWS = 1_000_000;
const LIMIT_MB = 150;
const TOKEN = 'a-token-for-the-memory-test';
const PORT = 14_080;
const command = (name) => path.join(ROOT, 'build', 'commands', `${name}.js`);

try {
  ensureInstalled();
  await buildService();
  const { startPostgres } = await import('./embedded-postgres.mjs');
  const dataDir = mkdtempSync(path.join(tmpdir(), 'trunkline-memory-'));
  const database = await startPostgres({ dataDir, ephemeral: true });
  try {
    await measure(database.url);
  } finally {
    await database.stop();
  }
} catch (error) {
  fail(error);
}

async function measure(databaseUrl) {
  const env = { DATABASE_URL: databaseUrl, DEMO_ATTEMPTS: String(ROWS) };
  await runToEnd(process.execPath, [command('demo')], env, () => undefined);
  const service = spawn(process.execPath, [command('serve')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      ...env,
      TRUNKLINE_TOKEN: TOKEN,
      TRUNKLINE_HTTP_ADDRESS: `127.0.0.1:${PORT}`,
      TRUNKLINE_GRPC_ADDRESS: `127.0.0.1:${PORT + 1}`,
    },
  });
  try {
    const file = await download();
    let peakMb = 0;
    const sampling = setInterval(() => (peakMb = Math.max(peakMb, residentMb(service.pid))), 100);
    const { bytes, rows } = await count(file);
    clearInterval(sampling);
    process.stdout.write(
      `${rows} rows, ${Math.round(bytes / 1_048_576)} MB: the service took at most ${Math.round(peakMb)} MB.\n`
    );
    if (peakMb > LIMIT_MB || rows < ROWS * 0.9) {
      throw new Trouble(`That is more than ${LIMIT_MB} MB, or fewer rows than there should be.`);
    }
  } finally {
    service.kill();
  }
}

async function download() {
  const to = new Date(Date.now() + 86_400_000);
  const from = new Date(to.getTime() - 40 * 86_400_000);
  const question = {
    measures: ['attempts', 'talk_s', 'acd_s', 'customer_charge'],
    dimensions: ['cli', 'destination_number', 'customer_id', 'provider_id'],
    window: { from: from.toISOString(), to: to.toISOString() },
    currencies: ['USD'],
  };
  const address = `http://127.0.0.1:${PORT}/v1/csv?${new URLSearchParams({ question: JSON.stringify(question) })}`;
  for (let waited = 0; ; waited += 200) {
    const response = await fetch(address, { headers: { authorization: `Bearer ${TOKEN}` } }).catch(() => undefined);
    if (response?.ok) {
      return response.body;
    }
    if (response || waited > 30_000) {
      throw new Trouble(response ? await response.text() : 'The service did not start.');
    }
    await delay(200);
  }
}

async function count(file) {
  let bytes = 0;
  let lines = 0;
  for await (const piece of file) {
    bytes += piece.length;
    for (const byte of piece) {
      lines += byte === 0x0a ? 1 : 0;
    }
  }
  return { bytes, rows: lines - 1 };
}

function residentMb(pid) {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1_024;
}
