/*
 * The faults that take minutes: replicas killed and stopped again and again, a database that goes away.
 *
 *   npm run test:faults -- [part] [size]
 */
import { bundle, load, runLong, withPostgres, withRestartablePostgres } from '../long/run-long.mjs';

/** Each with the program its replicas run, and its usual size. */
const PARTS = {
  mails: { title: 'Replicas killed while they send', replica: 'deliveries/child', size: 5_000 },
  schedules: { title: 'Replicas killed while they plan and make runs', replica: 'schedules/child', size: 300 },
  database: { title: 'A database that goes away', replica: 'deliveries/child', size: 2_000, restarts: true },
  memory: { title: 'A file of many rows', replica: 'schedules/child', size: 5_000_000 },
};

const [wanted, size] = process.argv.slice(2);

await runLong(async () => {
  const parts = Object.keys(PARTS).filter((name) => wanted === undefined || name === wanted);
  if (parts.length === 0) {
    throw new Error(`There is no part ${wanted}. There are ${Object.keys(PARTS).join(', ')}.`);
  }
  for (const name of parts) {
    const { title, replica, size: usual, restarts } = PARTS[name];
    const { run } = await load(`faults/${name}`);
    const program = await bundle(replica);
    const tell = async (server) => console.log(`${title}: ${await run(program, Number(size ?? usual), server)}`);
    if (restarts) {
      await withRestartablePostgres(tell);
    } else if (process.env.TEST_DATABASE_URL) {
      await tell();
    } else {
      await withPostgres(async (url) => {
        process.env.TEST_DATABASE_URL = url;
        await tell().finally(() => delete process.env.TEST_DATABASE_URL);
      });
    }
  }
});
