import { Pool, PoolClient } from 'pg';

import { LOCKS } from '../database/locks';
import { inTransaction } from '../database/pool';
import { ensurePartitions } from './partitions';

const MONTHS_AHEAD = 2;
/** How long a step waits for readers or writers before it gives up until the next round; others queue behind it meanwhile. */
const LOCK_TIMEOUT = '3s';
/** A batch of keys is those of so many pages of attempts: some thousands. */
const PAGES_AT_A_TIME = 256;
const LOCK_NOT_AVAILABLE = '55P03';

export interface AttemptRetention {
  /** Attempts are dropped in whole months of UTC, once all of a month is older than this many. Undefined: never. */
  months?: number;
  now: Date;
  derived: DerivedFromAttempts;
}

/** What attempts were added up to. It has to be up to date before a month of them goes: it is final from then on. */
export interface DerivedFromAttempts {
  /** Keeps anybody from bringing it up to date, or changing what it is, until the client's transaction ends. */
  hold(client: PoolClient): Promise<void>;
  /** Whether it is up to date for all attempts before the instant. Nothing writes to those meanwhile. */
  isSettled(client: PoolClient, before: string): Promise<boolean>;
}

/** A month of attempts, by its table. One that is no longer attached is gone for every reader, but not yet removed. */
interface Month {
  partition: string;
  /** The first instant after it. */
  to: string;
  isAttached: boolean;
  isLeaving: boolean;
}

/** The first instant of the oldest month that is kept. */
export function attemptsHorizon(now: Date, months: number): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1)).toISOString();
}

/** This month and the next ones are made before the first call of theirs arrives. */
export async function makeMonthsAhead(pool: Pool, now: Date): Promise<void> {
  const ahead = Array.from({ length: MONTHS_AHEAD + 1 }, (_, at) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + at, 1)).toISOString()
  );
  await ensurePartitions(pool, ahead);
}

/**
 * Drops months of attempts that are no longer kept, the oldest first, each in steps that can be killed anywhere and are
 * gone on with by the next round. `client` is in no transaction. Answers how many were dropped, and whether nothing is
 * left to be done: a reader or a writer that takes long, or a rollup that is not up to date, leaves it to the next round.
 */
export async function retainAttempts(
  pool: Pool,
  client: PoolClient,
  { months, now, derived }: AttemptRetention
): Promise<{ dropped: string[]; isDone: boolean }> {
  const horizon = await acceptFrom(pool, months === undefined ? undefined : attemptsHorizon(now, months));
  const dropped: string[] = [];
  if (horizon === undefined) {
    return { dropped, isDone: true };
  }
  try {
    for (const month of await monthsBefore(client, horizon)) {
      if (month.isAttached) {
        if (!month.isLeaving && !(await giveUp(pool, month, derived))) {
          return { dropped, isDone: false };
        }
        await detach(client, month);
      }
      await removeKeys(pool, client, month);
      await client.query(`drop table ${month.partition}`);
      dropped.push(month.partition);
    }
    return { dropped, isDone: true };
  } catch (error) {
    if ((error as { code?: string }).code === LOCK_NOT_AVAILABLE) {
      return { dropped, isDone: false };
    }
    throw error;
  }
}

/** From here on no older attempt is stored, and no month for one is made. What was given up once is not accepted again. */
async function acceptFrom(pool: Pool, horizon: string | undefined): Promise<string | undefined> {
  return inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [LOCKS.createPartitions]);
    const { rows } = await client.query<{ accepted_from: string | null }>(
      `update kept_attempts set accepted_from = greatest(kept_from, $1::timestamptz)
       returning to_char(accepted_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as accepted_from`,
      [horizon ?? null]
    );
    return rows[0].accepted_from ?? undefined;
  });
}

async function monthsBefore(client: PoolClient, horizon: string): Promise<Month[]> {
  const { rows } = await client.query<Month>(
    `select relname as partition, inhrelid is not null as "isAttached", coalesce(inhdetachpending, false) as "isLeaving",
       to_char(month + interval '1 month', 'YYYY-MM-DD"T00:00:00.000Z"') as "to"
     from pg_class
     left join pg_inherits on inhrelid = pg_class.oid
     cross join lateral to_timestamp(substr(relname, 10), 'YYYY_MM') as month
     where relkind = 'r' and relname ~ '^attempts_[0-9]{4}_[0-9]{2}$'
       and relnamespace = (select relnamespace from pg_class where oid = 'attempts'::regclass)
       and month + interval '1 month' <= $1
     order by relname`,
    [horizon]
  );
  return rows;
}

/**
 * Says that a month is no longer kept, before it goes: whoever reads afterwards is told, and what was derived from it is
 * final. Nothing writes to the month meanwhile, and no transaction that did is still open.
 */
function giveUp(pool: Pool, { partition, to }: Month, derived: DerivedFromAttempts): Promise<boolean> {
  return inTransaction(pool, async (client) => {
    await derived.hold(client);
    await client.query(`set local lock_timeout = '${LOCK_TIMEOUT}'`);
    await client.query(`lock table ${partition} in share mode`);
    if (!(await derived.isSettled(client, to))) {
      return false;
    }
    await client.query('update kept_attempts set kept_from = greatest(kept_from, $1::timestamptz)', [to]);
    return true;
  });
}

/**
 * Takes a month out of the table without blocking readers: those that began before still see it, and it waits for them.
 * One that was killed, or waited too long, has left the month to be finished.
 */
async function detach(client: PoolClient, { partition, isLeaving }: Month): Promise<void> {
  await client.query(`set lock_timeout = '${LOCK_TIMEOUT}'`);
  try {
    await client.query(`alter table attempts detach partition ${partition} ${isLeaving ? 'finalize' : 'concurrently'}`);
  } finally {
    await client.query('reset lock_timeout');
  }
}

/** Removes the keys of a month that is out of reach, with its rows, so that each is taken off its source's count once. */
async function removeKeys(pool: Pool, client: PoolClient, { partition }: Month): Promise<void> {
  const { rows } = await client.query<{ pages: string }>(
    `select pg_relation_size($1::regclass) / current_setting('block_size')::int as pages`,
    [partition]
  );
  for (let page = 0; page < Number(rows[0].pages); page += PAGES_AT_A_TIME) {
    await inTransaction(pool, async (batch) => {
      const counts = await removeKeysOfPages(batch, partition, page);
      await batch.query(
        `update sources set attempts = attempts - removed.rows
         from unnest($1::int[], $2::bigint[]) as removed (source_id, rows) where sources.source_id = removed.source_id`,
        [counts.map(({ source_id }) => source_id), counts.map(({ removed }) => removed)]
      );
    });
  }
}

/** Keys are locked in the order every writer takes them in. */
async function removeKeysOfPages(
  client: PoolClient,
  partition: string,
  page: number
): Promise<Array<{ source_id: number; removed: string }>> {
  const { rows } = await client.query<{ source_id: number; removed: string }>(
    `with gone as (
       delete from ${partition} where ctid >= $1::tid and ctid < $2::tid returning source_id, attempt_id, started_at
     ),
     held as materialized (
       select attempt_keys.source_id, attempt_keys.attempt_id from attempt_keys
       join gone using (source_id, attempt_id, started_at)
       order by attempt_keys.source_id, attempt_keys.attempt_id for update of attempt_keys
     ),
     removed as (
       delete from attempt_keys using held
       where attempt_keys.source_id = held.source_id and attempt_keys.attempt_id = held.attempt_id
     )
     select source_id, count(*) as removed from gone group by source_id`,
    [`(${page},0)`, `(${page + PAGES_AT_A_TIME},0)`]
  );
  return rows;
}
