import '../scripts/require-node.mjs';

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { ensureInstalled } from '../scripts/install.mjs';
import { fail, ROOT, STATE, Trouble } from '../scripts/project.mjs';

/** `npm run bench -- --help` says what it takes. */
const BUILT = path.join(ROOT, 'build', 'bench');
const directory = path.join(STATE, 'bench');
/** For a machine of its own, or most of one. */
const SERVER_SETTINGS = {
  shared_buffers: process.env.BENCH_SHARED_BUFFERS ?? '4GB',
  max_wal_size: '16GB',
  checkpoint_timeout: '30min',
  effective_cache_size: '8GB',
};

try {
  ensureInstalled();
  mkdirSync(directory, { recursive: true });
  await bundle();
  const { runBench } = await import(pathToFileURL(path.join(BUILT, 'bench', 'main.js')).href);
  const wantsHelp = process.argv.includes('--help');
  const server = wantsHelp ? { url: '', stop: () => undefined } : await startServer();
  try {
    const servicePath = path.join(BUILT, 'backend', 'commands', 'serve.js');
    await runBench({ serverUrl: server.url, directory, servicePath }, process.argv.slice(2));
  } finally {
    await server.stop();
  }
} catch (error) {
  fail(error);
}

async function bundle() {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['bench/main.ts', 'backend/commands/serve.ts'],
    outdir: BUILT,
    outbase: '.',
    bundle: true,
    platform: 'node',
    target: 'node20.17',
    format: 'cjs',
    packages: 'external',
    sourcemap: true,
    loader: { '.proto': 'text' },
    logLevel: 'warning',
  });
}

async function startServer() {
  if (process.env.BENCH_DATABASE_URL) {
    return { url: process.env.BENCH_DATABASE_URL, stop: () => undefined };
  }
  const { startPostgres } = await import('../scripts/embedded-postgres.mjs');
  return startPostgres({ dataDir: path.join(directory, 'postgres'), settings: SERVER_SETTINGS }).catch((error) => {
    throw new Trouble(error.message);
  });
}
