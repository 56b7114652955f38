/*
 * Rollups under a storm, for minutes: writers, workers and readers at once, programs killed again and again, and every
 * answer compared with plain SQL in its own snapshot. Then once more with writes that lose their marks, which must show.
 *
 *   npm run test:rollups -- [questions] [seed]
 */
import pg from 'pg';

import { bundle, load, runLong, withPostgres } from '../long/run-long.mjs';

const QUESTIONS_A_ROUND = 1_000;
const QUESTIONS_BROKEN = 300;
const LOSES_MARKS_OF = 8;

const questions = Number(process.argv[2] ?? 5_000);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);

await runLong(async () => {
  const program = await bundle('rollups/child');
  const { round } = await load('rollups/long');
  await withPostgres(async (serverUrl) => {
    const rounds = Math.ceil(questions / QUESTIONS_A_ROUND);
    for (let at = 0; at < rounds; at += 1) {
      const asked = Math.min(QUESTIONS_A_ROUND, questions - at * QUESTIONS_A_ROUND);
      const url = await createDatabase(serverUrl, `round_${at}`);
      const result = await round({ seed: seed + at, program, url, questions: asked });
      describe(`Round ${at + 1} of ${rounds}, seed ${seed + at}`, result);
      if (result.differences.length > 0 || result.differentBuckets > 0) {
        throw new Error(`Answers or rollups differ from plain SQL:\n${JSON.stringify(result.differences, null, 2)}`);
      }
    }
    const url = await createDatabase(serverUrl, 'broken');
    const broken = await round({ seed, program, url, questions: QUESTIONS_BROKEN, losesMarksOf: LOSES_MARKS_OF });
    describe('With writes that lose their marks', broken);
    if (broken.differences.length === 0 || broken.differentBuckets === 0) {
      throw new Error('Writes lost their marks, and nothing showed: this test can not fail.');
    }
    console.log('Every answer equalled plain SQL, and the writes that lost their marks were noticed.');
  });
});

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
