import { Pool, PoolClient } from 'pg';
import { Temporal } from 'temporal-polyfill';

import { DerivedFromAttempts } from '../calls/retention';
import { LOCKS } from '../database/locks';
import { inTransaction } from '../database/pool';
import { bucketHolding } from './buckets';
import { readAllKept } from './kept';
import { isOfUtc, Tier } from './tiers';

const ROWS_AT_A_TIME = 20_000;
/** The longest a local day can begin before, or end after, one of UTC. */
const WITHIN_A_DAY = `interval '26 hours'`;
const REFRESH_TIMEOUT = '30s';

export interface TierRetention {
  /** Tiers of quarter-hours are kept for so many days, those of hours for so many. */
  quarterHoursDays: number;
  hoursDays: number;
  /** Tiers of days are kept for so many months. Undefined: always. */
  daysMonths?: number;
}

/** The first bucket of a tier that is kept; undefined where all are. */
export function tierHorizon(
  tier: Pick<Tier, 'grain' | 'zone'>,
  retention: TierRetention,
  now: Date
): string | undefined {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(tier.zone);
  const start = (date: Temporal.ZonedDateTime) => bucketHolding(date.startOfDay().toInstant().toString(), tier).from;
  if (isOfUtc(tier.grain)) {
    const days = tier.grain === 'hour' ? retention.hoursDays : retention.quarterHoursDays;
    return start(today.subtract({ days }));
  }
  const { daysMonths } = retention;
  return daysMonths === undefined ? undefined : start(today.subtract({ months: daysMonths }).with({ day: 1 }));
}

/**
 * Removes what tiers hold of times before their horizons: first no question reads it any more, then it goes, a batch at a
 * time. What the attempts can still tell is read from them. Answers how many rows were removed.
 */
export async function retainTiers(pool: Pool, retention: TierRetention, now: Date): Promise<number> {
  await inTransaction(pool, async (client) => {
    await holdTiersStill(client);
    for (const tier of (await readAllKept(client)).tiers) {
      await client.query('update tiers set kept_from = greatest(kept_from, $2::timestamptz) where name = $1', [
        tier.name,
        tierHorizon(tier, retention, now) ?? null,
      ]);
    }
  });
  let removed = 0;
  for (const { name, keptFrom } of (await readAllKept(pool)).tiers) {
    if (keptFrom !== undefined) {
      removed += await removeBefore(pool, name, keptFrom);
    }
  }
  await removeMeaninglessMarks(pool);
  return removed;
}

async function removeBefore(pool: Pool, tier: string, keptFrom: string): Promise<number> {
  let removed = 0;
  for (let batch = ROWS_AT_A_TIME; batch === ROWS_AT_A_TIME; removed += batch) {
    const { rowCount } = await pool.query(
      `delete from ${tier} where ctid = any(array(select ctid from ${tier} where bucket < $1 limit $2))`,
      [keptFrom, ROWS_AT_A_TIME]
    );
    batch = rowCount ?? 0;
  }
  await pool.query('delete from stale_buckets where tier = $1 and bucket < $2', [tier, keptFrom]);
  await pool.query('delete from tier_buckets where tier = $1 and bucket < $2', [tier, keptFrom]);
  return removed;
}

/** What tiers hold of attempts that are gone is final. */
async function removeMeaninglessMarks(pool: Pool): Promise<void> {
  await pool.query('delete from dirty_marks where hour < (select kept_from from kept_attempts)');
}

/** Until the client's transaction ends, no tier is refreshed, made or dropped. */
async function holdTiersStill(client: PoolClient): Promise<void> {
  await client.query(`set local lock_timeout = '${REFRESH_TIMEOUT}'`);
  await client.query('select pg_advisory_xact_lock($1)', [LOCKS.refreshTiers]);
  await client.query('select pg_advisory_xact_lock($1)', [LOCKS.ensureTiers]);
}

/** What rollups need before a month of attempts goes. A day that can't be added up again any more is waited for no longer. */
export const TIERS_OF_ATTEMPTS: DerivedFromAttempts = {
  hold: holdTiersStill,
  isSettled: async (client, before) => {
    const { rows } = await client.query<{ settled: boolean }>(
      `with already as (select coalesce(kept_from, '-infinity') as final_before from kept_attempts)
       select not exists (
           select from dirty_marks, already
           where hour >= final_before and hour < $1::timestamptz + ${WITHIN_A_DAY}
         ) and not exists (
           select from stale_buckets join tiers on tiers.name = stale_buckets.tier, already
           where bucket >= final_before and bucket >= coalesce(tiers.kept_from, '-infinity') and bucket < $1
         ) as settled`,
      [before]
    );
    return rows[0].settled;
  },
};
