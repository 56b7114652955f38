import { PoolClient } from 'pg';

import { bucketHolding, bucketsOf, isWholeHours } from './buckets';
import { dayHolding } from './days';
import { finerTiers, inBuildingOrder, refreshSpan, Span } from './refresh-span';
import { WhenToRest } from './rest';
import { holdTiers, readTiers } from './tier-tables';
import { Grain, GRAINS, isOfUtc, keeps, Tier } from './tiers';

/** An hour that is still being written to is added up at most this often; until then it is answered from the attempts. */
const REST_OF_AN_HOUR_MS = 20_000;
/** A day or week that is still going on is added up at most this often; until then it is answered from its finer parts. */
const REST_OF_A_DAY_MS = 600_000;
/** From so many dirty hours on, a day is added up in one pass. */
const HOURS_FOR_ONE_PASS = 6;
const HOURS = { grain: 'hour', zone: 'UTC' } as const;

/** Runs `work` in a transaction with the tiers there are all through it; not at all where another version keeps some. */
async function withTiers(client: PoolClient, work: (tiers: readonly Tier[]) => Promise<boolean>): Promise<boolean> {
  await client.query('begin');
  try {
    const tiers = await holdTiers(client);
    const worked = tiers !== undefined && (await work(tiers));
    await client.query('commit');
    return worked;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** The dirty hours as spans, the newest first: a day with many of them is one span. */
async function dirtySpans(client: PoolClient): Promise<Span[]> {
  const { rows } = await client.query<{ day: string; hours: string[] }>(
    `select to_char(hour at time zone 'UTC', 'YYYY-MM-DD') as day,
       array_agg(to_char(hour at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') order by hour desc) as hours
     from (
       select distinct hour from dirty_marks
       where hour >= coalesce((select kept_from from kept_attempts), '-infinity')
     ) dirty group by 1 order by 1 desc`
  );
  return rows.flatMap(({ day, hours }) =>
    hours.length >= HOURS_FOR_ONE_PASS
      ? [dayHolding(`${day}T00:00:00Z`, 'UTC')]
      : hours.map((hour) => bucketHolding(hour, HOURS))
  );
}

/** Days and weeks of these tiers that share an instant with the span are to be added up again. */
async function markDaysStale(client: PoolClient, tiers: readonly Tier[], span: Span): Promise<void> {
  const days = tiers
    .filter(({ grain }) => !isOfUtc(grain))
    .flatMap((tier) =>
      [span.from, lastInstant(span)]
        .map((instant) => ({ name: tier.name, bucket: bucketHolding(instant, tier).from }))
        .filter(({ bucket }) => keeps(tier, bucket))
    );
  await client.query(
    `insert into stale_buckets (tier, bucket) select distinct * from unnest($1::text[], $2::timestamptz[])
     on conflict do nothing`,
    [days.map(({ name }) => name), days.map(({ bucket }) => bucket)]
  );
}

const lastInstant = ({ to }: Span) => new Date(Date.parse(to) - 1).toISOString();

/** The marks go first: what is committed after that marks its hour again, and what was before is in the sums. */
function refreshHours(client: PoolClient, span: Span): Promise<boolean> {
  return withTiers(client, async (tiers) => {
    await client.query('delete from dirty_marks where hour >= $1 and hour < $2', [span.from, span.to]);
    const ofUtc = tiers.filter((one) => isOfUtc(one.grain) && keeps(one, span.from)).sort(inBuildingOrder);
    for (const tier of ofUtc) {
      await deleteStale(client, tier, span);
      await refreshSpan(client, tier, span, finerTiers(tier, ofUtc)[0]);
    }
    await markDaysStale(client, tiers, span);
    return true;
  });
}

async function deleteStale(client: PoolClient, { name }: Tier, { from, to }: Span): Promise<void> {
  await client.query('delete from stale_buckets where tier = $1 and bucket >= $2 and bucket < $3', [name, from, to]);
}

/** The stale buckets of tiers as spans, the newest first and the finest of those: a day with many stale ones of UTC is one span. */
async function staleSpans(
  client: PoolClient,
  tiers: readonly Tier[],
  grain: Grain
): Promise<Array<{ tier: Tier; span: Span }>> {
  const { rows } = await client.query<{ tier: string; day: string; buckets: string[] }>(
    `select tier, to_char(bucket at time zone 'UTC', 'YYYY-MM-DD') as day,
       array_agg(to_char(bucket at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') order by bucket desc) as buckets
     from stale_buckets join tiers on tiers.name = stale_buckets.tier
     where grain = $1 and bucket >= coalesce(kept_from, '-infinity')
     group by tier, 2, cardinality(dimensions) order by 2 desc, cardinality(dimensions) desc, tier`,
    [grain]
  );
  return rows.flatMap(({ tier: name, day, buckets }) => {
    const tier = tiers.find((other) => other.name === name);
    if (!tier) {
      return [];
    }
    const whole = dayHolding(`${day}T00:00:00Z`, 'UTC');
    const inOnePass = isOfUtc(grain) && buckets.length >= HOURS_FOR_ONE_PASS && keeps(tier, whole.from);
    const spans = inOnePass ? [whole] : buckets.map((bucket) => bucketHolding(bucket, tier));
    return spans.map((span) => ({ tier, span }));
  });
}

/** Whether what a bucket is added up from is still there, and itself up to date. */
async function isSettled(client: PoolClient, finer: Tier | undefined, span: Span): Promise<boolean> {
  const { rows } = await client.query<{ settled: boolean }>(
    `select not exists (select from dirty_marks where hour > $1::timestamptz - interval '1 hour' and hour < $2)
       and not exists (select from stale_buckets where tier = $3 and bucket >= $1 and bucket < $2)
       and ($3 <> '' or $1 >= coalesce((select kept_from from kept_attempts), '-infinity')) as settled`,
    [span.from, span.to, finer?.name ?? '']
  );
  return rows[0].settled;
}

/** What a span can be added up from: the nearest finer tier that is up to date, or the attempts, where no tier could ever be. */
async function sourceOf(
  client: PoolClient,
  tier: Tier,
  span: Span,
  tiers: readonly Tier[]
): Promise<{ finer: Tier | undefined } | undefined> {
  const finer = finerTiers(tier, tiers).filter(
    (one) => keeps(one, span.from) && (one.grain !== 'hour' || isWholeHours(span))
  );
  for (const one of finer.length > 0 ? finer : [undefined]) {
    if (await isSettled(client, one, span)) {
      return { finer: one };
    }
  }
  return undefined;
}

/** What was added up from buckets that turn out to have been wrong is wrong as well. */
async function markAddedUpFrom(client: PoolClient, tier: Tier, span: Span, tiers: readonly Tier[]): Promise<void> {
  const coarser = tiers.filter((other) => finerTiers(other, tiers).includes(tier));
  await markDaysStale(client, coarser, span);
  const ofUtc = coarser.filter(({ grain }) => isOfUtc(grain));
  const stale = ofUtc.flatMap((one) => bucketsOf(span, one).map(({ from }) => ({ name: one.name, from })));
  await client.query(
    `insert into stale_buckets (tier, bucket) select * from unnest($1::text[], $2::timestamptz[])
     on conflict do nothing`,
    [stale.map(({ name }) => name), stale.map(({ from }) => from)]
  );
}

function refreshStale(client: PoolClient, name: string, span: Span): Promise<boolean> {
  return withTiers(client, async (tiers) => {
    const tier = tiers.find((other) => other.name === name);
    const source = tier && (await sourceOf(client, tier, span, tiers));
    if (!tier || !source) {
      return false;
    }
    await deleteStale(client, tier, span);
    const changed = await refreshSpan(client, tier, span, source.finer);
    if (changed > 0) {
      await markAddedUpFrom(client, tier, span, tiers);
    }
    return true;
  });
}

interface Pass {
  isAtRest: WhenToRest;
  isOver: () => boolean;
}

async function refreshDirty(client: PoolClient, { isAtRest, isOver }: Pass): Promise<number> {
  let refreshed = 0;
  for (const span of await dirtySpans(client)) {
    if (!isOver() && !isAtRest('hours', span, REST_OF_AN_HOUR_MS) && (await refreshHours(client, span))) {
      refreshed += 1;
    }
  }
  return refreshed;
}

async function refreshStaleOf(grain: Grain, client: PoolClient, { isAtRest, isOver }: Pass): Promise<number> {
  let refreshed = 0;
  const tiers = await readTiers(client);
  const restMs = isOfUtc(grain) ? 0 : REST_OF_A_DAY_MS;
  for (const { tier, span } of await staleSpans(client, tiers, grain)) {
    const isReady = !isOver() && (await sourceOf(client, tier, span, tiers)) !== undefined;
    if (isReady && !isAtRest(tier.name, span, restMs) && (await refreshStale(client, tier.name, span))) {
      refreshed += 1;
    }
  }
  return refreshed;
}

/** Adds up what is dirty or stale and not at rest, the newest first, until `isOver`. Returns how many spans that were. */
export async function refreshOnce(
  client: PoolClient,
  isAtRest: WhenToRest = () => false,
  isOver: () => boolean = () => false
): Promise<number> {
  const pass = { isAtRest, isOver };
  let refreshed = await refreshDirty(client, pass);
  for (const grain of GRAINS) {
    refreshed += await refreshStaleOf(grain, client, pass);
  }
  return refreshed;
}
