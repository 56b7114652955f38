import { Pool, PoolClient } from 'pg';

import { Problem } from '../../../contract/problem';
import { createPool } from '../../database/pool';
import { KamailioSettings, switchDatabaseUrl } from './settings';
import { Snapshot } from './seen-ids';

/** Calls `work` with the switch's database, and lets go of it afterwards. Throws a Problem that never holds the password. */
export async function withSwitchDatabase<T>(settings: KamailioSettings, work: (pool: Pool) => Promise<T>): Promise<T> {
  const pool = createPool(switchDatabaseUrl(settings), {
    max: 1,
    application_name: 'trunkline-pull',
    // A pooler between us and the switch refuses start-up options.
    options: undefined,
  });
  try {
    return await work(pool);
  } catch (error) {
    throw explain(error, settings);
  } finally {
    await pool.end();
  }
}

/** One consistent look at the switch's tables: it can change nothing there, and is cut off after the set time. */
export async function inSnapshot<T>(
  pool: Pool,
  settings: KamailioSettings,
  work: (client: PoolClient, snapshot: Snapshot) => Promise<T>
): Promise<T> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    await client.query(`set local statement_timeout = ${Math.round(settings.statement_timeout_s * 1000)}`);
    await client.query(`set local datestyle = 'ISO'`);
    const { rows } = await client.query<{ oldest: string; next: string; at: string }>(
      `select txid_snapshot_xmin(s)::text as oldest, txid_snapshot_xmax(s)::text as next,
              (extract(epoch from clock_timestamp()) * 1000)::bigint::text as at
       from txid_current_snapshot() s`
    );
    const [{ oldest, next, at }] = rows;
    return await work(client, { oldestRunning: BigInt(oldest), next: BigInt(next), at: new Date(Number(at)) });
  } catch (error) {
    failure = error as Error;
    throw error;
  } finally {
    await client.query('rollback').catch((error: Error) => {
      failure ??= error;
    });
    client.release(failure);
  }
}

/** What a reader of the set-up page can do about an error of the switch's database. */
function explain(error: unknown, settings: KamailioSettings): unknown {
  if (error instanceof Problem) {
    return error;
  }
  const { code = '', message } = error as NodeJS.ErrnoException;
  const reasons: Record<string, string> = {
    ECONNREFUSED: 'nothing answers there',
    ENOTFOUND: 'there is no host of that name',
    EHOSTUNREACH: 'the host can’t be reached',
    ETIMEDOUT: 'it does not answer',
    '28P01': 'it refuses the password',
    '28000': 'it refuses the user',
    '3D000': 'it has no database of that name',
    '42501': 'the user may not read the tables: grant select on them',
    '57014': `a query took longer than ${settings.statement_timeout_s} s and was cut off: is there an index on callid?`,
  };
  const reason = reasons[code] ?? withoutAddress(message);
  return new Problem(`The switch's database: ${reason}.`, { status: 502 });
}

function withoutAddress(message: string): string {
  return message.replace(/postgres(ql)?:\/\/\S+/g, '[address]').replace(/\.$/, '');
}
