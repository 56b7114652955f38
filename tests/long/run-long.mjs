import { build } from 'esbuild';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { startPostgres } from '../../scripts/embedded-postgres.mjs';

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
const BUNDLES = path.join(ROOT, 'node_modules/.cache/trunkline');

/** Runs a long test to its end; whatever it throws is printed, and makes the command fail. */
export async function runLong(work) {
  process.env.TZ = 'UTC';
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  await work().catch((error) => {
    console.error(error.stack ?? error.message);
    process.exitCode = 1;
  });
}

/** Makes a program of a TypeScript file of the tests, such as `faults/mails`; answers where it is. */
export async function bundle(name) {
  mkdirSync(BUNDLES, { recursive: true });
  const outfile = path.join(BUNDLES, `${name.replaceAll('/', '-')}.cjs`);
  await build({
    entryPoints: [path.join(ROOT, 'tests', `${name}.ts`)],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    outfile,
    logLevel: 'warning',
  });
  return outfile;
}

/** What a TypeScript file of the tests exports. */
export async function load(name) {
  return createRequire(import.meta.url)(await bundle(name));
}

/** A PostgreSQL for as long as the work takes. */
export async function withPostgres(work) {
  const dataDir = path.join(mkdtempSync(path.join(tmpdir(), 'trunkline-long-')), 'data');
  const server = await startPostgres({ dataDir, ephemeral: true });
  try {
    return await work(server.url);
  } finally {
    await server.stop();
  }
}

/** One that can be stopped and started again meanwhile, and keeps its data. */
export async function withRestartablePostgres(work) {
  const directory = mkdtempSync(path.join(tmpdir(), 'trunkline-long-'));
  const settings = { fsync: 'off' };
  let server = await startPostgres({ dataDir: path.join(directory, 'data'), settings });
  const { url, dataDir } = server;
  const port = Number(new URL(url).port);
  try {
    return await work({
      url,
      dataDir,
      start: async () => {
        server = await startPostgres({ dataDir, port, settings });
      },
      stop: () => server.stop(),
    });
  } finally {
    await server.stop();
    for (const place of [directory, path.dirname(dataDir)]) {
      rmSync(place, { recursive: true, force: true });
    }
  }
}
