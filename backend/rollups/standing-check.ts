import { Pool } from 'pg';
import { Counter, Registry } from 'prom-client';

import { LOCKS } from '../database/locks';
import { whileAlone } from '../database/advisory-lock';
import { readTiers } from './tier-tables';
import { tierLabel } from './tiers';
import { verifyBucket } from './verify';

const CHECK_EVERY_MS = 60_000;

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

/** Compares one random bucket of every tier with the attempts, now and then, over all replicas once. */
export function startStandingCheck(pool: Pool, logger: Logger, registry: Registry): { stop(): Promise<void> } {
  const compared = new Counter({
    name: 'trunkline_tier_buckets_compared_total',
    help: 'Buckets of rollups compared with their attempts, by what was seen.',
    labelNames: ['tier', 'result'],
    registers: [registry],
  });
  const checkAll = async () => {
    for (const tier of await readTiers(pool)) {
      const instant = await randomInstant(pool);
      const check = instant && (await verifyBucket(pool, tier, instant));
      if (!check || check.differences === undefined) {
        continue;
      }
      compared.inc({ tier: tierLabel(tier.name), result: check.differences > 0 ? 'different' : 'equal' });
      if (check.differences > 0) {
        logger.error(check, 'A rollup differed from its attempts; its bucket is added up anew.');
      }
    }
  };
  let working: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    working = whileAlone(pool, LOCKS.compareTiers, checkAll).catch((error: Error) =>
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
