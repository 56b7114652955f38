import { Pool } from 'pg';
import { setTimeout as delay } from 'timers/promises';

import { whileAlone } from '../database/advisory-lock';
import { LOCKS } from '../database/locks';
import { bucketHolding, bucketsOf } from './buckets';
import { refreshOnce } from './refresh-pass';
import { inBuildingOrder, Span } from './refresh-span';
import { isOfUtc, Tier, UTC_GRAINS } from './tiers';
import { Check, verifyBuckets } from './verify';

/** What comparing the buckets of a tier showed. */
export interface TierCheck {
  tier: Tier;
  compared: number;
  different: number;
  /** Of the different ones, those that have been added up anew and are equal now. */
  repaired: number;
  /** Buckets that could not be compared: they wait to be added up, or they or their attempts are no longer kept. */
  notClean: number;
}

export interface Progress {
  done: number;
  total: number;
}

/** Of buckets of UTC. */
const DAY_MS = 24 * UTC_GRAINS.hour;
const REPAIR_MS = 60_000;
const REPAIR_AGAIN_MS = 500;

/** From the first to the last bucket that shares an instant with the span and may hold anything. */
async function filledPart(pool: Pool, { from, to }: Span, tier: Tier): Promise<Span | undefined> {
  const { rows } = await pool.query<{ first: string | null; last: string | null }>(
    `with bounds as (
       select min(started_at) as first, max(started_at) as last from attempts where started_at >= $1 and started_at < $2
       union all
       select min(bucket), max(bucket) from ${tier.name} where bucket >= $1 and bucket < $2
     )
     select to_char(min(first) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as first,
       to_char(max(last) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as last
     from bounds`,
    [bucketHolding(from, tier).from, bucketHolding(new Date(Date.parse(to) - 1).toISOString(), tier).to]
  );
  const [{ first, last }] = rows;
  return first === null || last === null
    ? undefined
    : { from: bucketHolding(first, tier).from, to: bucketHolding(last, tier).to };
}

/** Adds up anew whatever is dirty or stale, and what was added up from it. */
async function refreshUntil(pool: Pool, until: number): Promise<void> {
  const refresh = () =>
    whileAlone(pool, LOCKS.refreshTiers, (client) => refreshOnce(client, undefined, () => Date.now() > until));
  let refreshed: number | undefined;
  do {
    refreshed = await refresh();
  } while (refreshed);
}

/** Adds up anew what is dirty or stale, until these buckets are equal to their attempts, or time is up. Returns how many are. */
async function repair(pool: Pool, tier: Tier, buckets: readonly Span[]): Promise<number> {
  const until = Date.now() + REPAIR_MS;
  let left = [...buckets];
  while (left.length > 0 && Date.now() < until) {
    await refreshUntil(pool, until);
    const checks: Check[] = [];
    for (const bucket of left) {
      checks.push(...(await verifyBuckets(pool, tier, [bucket])));
    }
    left = checks.filter(({ differences }) => differences !== 0);
    await delay(left.length > 0 ? REPAIR_AGAIN_MS : 0);
  }
  return buckets.length - left.length;
}

async function verifyTier(
  pool: Pool,
  tier: Tier,
  buckets: readonly Span[],
  onCompared: (buckets: number) => void
): Promise<TierCheck> {
  const together = isOfUtc(tier.grain) ? DAY_MS / UTC_GRAINS[tier.grain] : 1;
  const checks: Check[] = [];
  for (let at = 0; at < buckets.length; at += together) {
    const some = buckets.slice(at, at + together);
    checks.push(...(await verifyBuckets(pool, tier, some)));
    onCompared(some.length);
  }
  const compared = checks.filter(({ differences }) => differences !== undefined);
  const different = compared.filter(({ differences }) => differences !== 0);
  return {
    tier,
    compared: compared.length,
    different: different.length,
    repaired: await repair(pool, tier, different),
    notClean: checks.length - compared.length,
  };
}

/** Compares every clean bucket these tiers have within a span with its attempts, and repairs those that differ. */
export async function verifyRange(
  pool: Pool,
  { span, tiers }: { span: Span; tiers: readonly Tier[] },
  onProgress: (progress: Progress) => void = () => undefined
): Promise<TierCheck[]> {
  const work: Array<{ tier: Tier; buckets: Span[] }> = [];
  for (const tier of [...tiers].sort(inBuildingOrder)) {
    const part = await filledPart(pool, span, tier);
    work.push({ tier, buckets: part ? bucketsOf(part, tier) : [] });
  }
  const total = work.reduce((sum, { buckets }) => sum + buckets.length, 0);
  let done = 0;
  const checks: TierCheck[] = [];
  for (const { tier, buckets } of work) {
    checks.push(await verifyTier(pool, tier, buckets, (compared) => onProgress({ done: (done += compared), total })));
  }
  return checks;
}
