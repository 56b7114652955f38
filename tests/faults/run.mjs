/*
 * The faults that take minutes: replicas killed and stopped again and again, a database that goes away.
 *
 *   npm run test:faults -- [part] [size]
 */
import { bundle, load, runLong, withPostgres } from '../long/run-long.mjs';

/** Each with the program its replicas run, and its usual size. */
const PARTS = {
  mails: { title: 'Replicas killed while they send', replica: 'deliveries/child', size: 5_000 },
  schedules: { title: 'Replicas killed while they plan and make runs', replica: 'schedules/child', size: 300 },
};

const [wanted, size] = process.argv.slice(2);

await runLong(async () => {
  const parts = Object.keys(PARTS).filter((name) => wanted === undefined || name === wanted);
  if (parts.length === 0) {
    throw new Error(`There is no part ${wanted}. There are ${Object.keys(PARTS).join(', ')}.`);
  }
  for (const name of parts) {
    const { title, replica, size: usual } = PARTS[name];
    const { run } = await load(`faults/${name}`);
    const program = await bundle(replica);
    const tell = async (url) => {
      process.env.TEST_DATABASE_URL = url;
      console.log(`${title}: ${await run(program, Number(size ?? usual))}`);
    };
    await (process.env.TEST_DATABASE_URL ? tell(process.env.TEST_DATABASE_URL) : withPostgres(tell));
  }
});
