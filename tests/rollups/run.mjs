/*
 * Rollups under a storm, for minutes: writers, workers and readers at once, programs killed again and again, and every
 * answer compared with plain SQL in its own snapshot. Then once more with writes that lose their marks, which must show.
 *
 *   npm run test:rollups -- [questions] [seed]
 */
import { build } from 'esbuild';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

import { startPostgres } from '../../scripts/embedded-postgres.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const ROOT = path.join(HERE, '../..');
const BUNDLES = path.join(ROOT, 'node_modules/.cache/trunkline');
const QUESTIONS_A_ROUND = 1_000;
const QUESTIONS_BROKEN = 300;
const LOSES_MARKS_OF = 8;

const questions = Number(process.argv[2] ?? 5_000);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);

process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
await run().catch((error) => {
  console.error(error.stack ?? error.message);
  process.exitCode = 1;
});

async function run() {
  mkdirSync(BUNDLES, { recursive: true });
  const [long, program] = await Promise.all(['long', 'child'].map(bundle));
  const { round } = createRequire(import.meta.url)(long);
  const server = await startPostgres({
    dataDir: path.join(mkdtempSync(path.join(tmpdir(), 'trunkline-rollups-')), 'data'),
    ephemeral: true,
  });
  try {
    const rounds = Math.ceil(questions / QUESTIONS_A_ROUND);
    for (let at = 0; at < rounds; at += 1) {
      const asked = Math.min(QUESTIONS_A_ROUND, questions - at * QUESTIONS_A_ROUND);
      const url = await createDatabase(server.url, `round_${at}`);
      const result = await round({ seed: seed + at, program, url, questions: asked });
      describe(`Round ${at + 1} of ${rounds}, seed ${seed + at}`, result);
      if (result.differences.length > 0 || result.differentBuckets > 0) {
        throw new Error(`Answers or rollups differ from plain SQL:\n${JSON.stringify(result.differences, null, 2)}`);
      }
    }
    const url = await createDatabase(server.url, 'broken');
    const broken = await round({ seed, program, url, questions: QUESTIONS_BROKEN, losesMarksOf: LOSES_MARKS_OF });
    describe('With writes that lose their marks', broken);
    if (broken.differences.length === 0 || broken.differentBuckets === 0) {
      throw new Error('Writes lost their marks, and nothing showed: this test can not fail.');
    }
    console.log('Every answer equalled plain SQL, and the writes that lost their marks were noticed.');
  } finally {
    await server.stop();
  }
}

async function bundle(name) {
  const outfile = path.join(BUNDLES, `rollups-${name}.cjs`);
  await build({
    entryPoints: [path.join(HERE, `${name}.ts`)],
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

async function createDatabase(serverUrl, name) {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(`create database ${name} template template0`);
  } finally {
    await client.end();
  }
  return Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href;
}

function describe(title, { questions: asked, fromTiers, mixed, steps, kills, differences, differentBuckets }) {
  const taken = Object.entries(steps).map(([step, count]) => `${count} ${step}`);
  console.log(
    `${title}: ${asked} answers (${fromTiers} from rollups only, ${mixed} from rollups and attempts), ` +
      `${differences.length} different; ${differentBuckets} buckets different at the end. ` +
      `Steps: ${taken.join(', ')}. ${kills} programs killed.`
  );
}
