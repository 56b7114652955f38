import { freshDatabase } from '../postgres/fresh-database';
import { killStorm } from '../deliveries/kill-storm';
import { teller } from './teller';

const MOST_UNKNOWN_A_KILL = 0.7;

/** The outbox under `kill -9`. Throws where a mail was lost or sent twice, or too many are left in doubt. */
export async function run(program: string, mails: number): Promise<string> {
  const database = await freshDatabase();
  try {
    const { pool, url } = database;
    const startedAt = Date.now();
    const result = await killStorm({
      pool,
      url,
      program,
      mails,
      replicas: 4,
      everyMs: 250,
      leaseMs: 2_000,
      progress: teller(mails, 'mails'),
    });
    const { kills, states, twice, missing, neverArrived, letGo, putOff } = result;
    const { sent = 0, unknown = 0, ...others } = states;
    const line =
      `${mails} mails, ${kills} kills in ${Math.round((Date.now() - startedAt) / 1_000)} s: ${sent} sent, ` +
      `${unknown} unknown (${(unknown / kills).toFixed(2)} a kill, ${neverArrived} of them never arrived), ` +
      `${twice} twice, ${missing} missing; mails put off were let go ${letGo} times ` +
      `${JSON.stringify(putOff)}.`;
    const isRight = twice === 0 && missing === 0 && sent + unknown === mails && Object.keys(others).length === 0;
    if (!isRight || unknown / kills > MOST_UNKNOWN_A_KILL) {
      throw new Error(`The outbox did not keep its promise. ${line} ${JSON.stringify(others)}`);
    }
    return line;
  } finally {
    await database.drop();
  }
}
