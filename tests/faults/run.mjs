/*
 * The faults that take minutes: replicas killed again and again while they send.
 *
 *   npm run test:faults -- [mails]
 */
import { build } from 'esbuild';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { startPostgres } from '../../scripts/embedded-postgres.mjs';

const ROOT = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
const BUNDLES = path.join(ROOT, 'node_modules/.cache/trunkline');
const mails = Number(process.argv[2] ?? 5_000);

process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
await run().catch((error) => {
  console.error(error.stack ?? error.message);
  process.exitCode = 1;
});

async function run() {
  mkdirSync(BUNDLES, { recursive: true });
  const [storm, replica] = await Promise.all(['faults/kill-storm', 'deliveries/child'].map(bundle));
  const { killReplicas } = createRequire(import.meta.url)(storm);
  const server = process.env.TEST_DATABASE_URL
    ? { url: process.env.TEST_DATABASE_URL, stop: () => undefined }
    : await startPostgres({
        dataDir: path.join(mkdtempSync(path.join(tmpdir(), 'trunkline-faults-')), 'data'),
        ephemeral: true,
      });
  try {
    process.env.TEST_DATABASE_URL = server.url;
    console.log(`Replicas killed while they send: ${await killReplicas(replica, mails)}`);
  } finally {
    await server.stop();
  }
}

async function bundle(name) {
  const outfile = path.join(BUNDLES, `${name.replace('/', '-')}.cjs`);
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
