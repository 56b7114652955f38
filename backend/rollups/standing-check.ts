import { Pool } from 'pg';
import { Counter, Registry } from 'prom-client';

import { LOCKS } from '../database/locks';
import { whileAlone } from '../database/advisory-lock';
import { readTiers } from './tier-tables';
import { Tier, tierLabel } from './tiers';
import { verifyBucket } from './verify';

const CHECK_EVERY_MS = 60_000;
/** No tier is begun with after this time in a round: a week of a busy switch is read for seconds. */
const ROUND_MS = 1_000;
/** At most this part of the time is spent on comparing. */
const SHARE_OF_TIME = 0.02;

interface Logger {
  error(detail: object, message: string): void;
  warn(detail: object, message: string): void;
}

/** An instant from the span the attempts cover, any as likely as another. */
async function randomInstant(pool: Pool): Promise<string | undefined> {
  const { rows } = await pool.query<{ instant: string | null }>(
    `select to_char((first + random() * (last - first)) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as instant
     from (select min(started_at) as first, max(started_at) as last from attempts) span`
  );
  return rows[0].instant ?? undefined;
}

/** All tiers in turn, from any of them on. */
function fromAnyOn(tiers: readonly Tier[]): Tier[] {
  const first = Math.floor(Math.random() * tiers.length);
  return [...tiers.slice(first), ...tiers.slice(0, first)];
}

/** Compares a random bucket of each tier with the attempts, of as many as there is time for, now and then, over all replicas once. */
export function startStandingCheck(pool: Pool, logger: Logger, registry: Registry): { stop(): Promise<void> } {
  const compared = new Counter({
    name: 'trunkline_tier_buckets_compared_total',
    help: 'Buckets of rollups compared with their attempts, by what was seen.',
    labelNames: ['tier', 'result'],
    registers: [registry],
  });
  const checkOne = async (tier: Tier) => {
    const instant = await randomInstant(pool);
    const check = instant && (await verifyBucket(pool, tier, instant));
    if (!check || check.differences === undefined) {
      return;
    }
    compared.inc({ tier: tierLabel(tier.name), result: check.differences > 0 ? 'different' : 'equal' });
    if (check.differences > 0) {
      logger.error(check, 'A rollup differed from its attempts; its bucket is added up anew.');
    }
  };
  let restsUntil = 0;
  const checkSome = async () => {
    const startedAt = Date.now();
    if (startedAt < restsUntil) {
      return;
    }
    for (const tier of fromAnyOn(await readTiers(pool))) {
      if (Date.now() - startedAt < ROUND_MS) {
        await checkOne(tier);
      }
    }
    restsUntil = Date.now() + (Date.now() - startedAt) / SHARE_OF_TIME;
  };
  let working: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    working = whileAlone(pool, LOCKS.compareTiers, checkSome).catch((error: Error) =>
      logger.warn({ err: error }, 'Rollups could not be compared with their attempts.')
    );
  }, CHECK_EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await working;
    },
  };
}
