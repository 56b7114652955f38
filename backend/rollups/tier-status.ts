import { Pool } from 'pg';
import { Registry } from 'prom-client';

import { AttemptStorage, StorageStatus, TierStorage } from '../../contract/storage';
import { readerState } from '../database/reader-role';
import { sqlGauge } from '../database/sql-gauge';
import { readKept } from './kept';
import { Retention } from './retaining';
import { Tier, tierLabel } from './tiers';

/** Rows of a table are told from so many of its pages: what the status of a large tier costs does not grow with it. */
const PAGES_READ = 200;
/** And its attempts from so many. */
const PAGES_ADDED_UP = 4_000;
const ISO = `'YYYY-MM-DD"T"HH24:MI:SS"Z"'`;
const iso = (instant: string) => `to_char(${instant} at time zone 'UTC', ${ISO})`;

/** What is kept, how large it is and how old, at the cost of some page reads for each table. */
export async function describeStorage(pool: Pool, retention: Retention): Promise<StorageStatus> {
  const kept = await readKept(pool);
  const attempts = await describeAttempts(pool, retention);
  const reader = readerState(pool);
  const contents = await readContents(pool, kept.tiers);
  const tiers: TierStorage[] = [];
  for (const [at, tier] of kept.tiers.entries()) {
    tiers.push(await describeTier(pool, tier, contents[at], attempts.bytes));
  }
  const { rows } = await pool.query<{ database_bytes: string; dirty_hours: string }>(
    `select pg_database_size(current_database()) as database_bytes, (${DIRTY_HOURS}) as dirty_hours`
  );
  return {
    databaseBytes: Number(rows[0].database_bytes),
    attempts,
    tiers,
    dirtyHours: Number(rows[0].dirty_hours),
    keptQuarterHoursDays: retention.quarterHoursDays,
    keptHoursDays: retention.hoursDays,
    keptDaysMonths: retention.daysMonths ?? null,
    readerMissing: reader.inForce ? null : reader.reason,
  };
}

const DIRTY_HOURS = `select count(distinct hour) as value from dirty_marks
  where hour >= coalesce((select kept_from from kept_attempts), '-infinity')`;

/** The sources count their attempts as they come and go; the oldest and the newest are found by index. */
async function describeAttempts(pool: Pool, { attemptsMonths }: Retention): Promise<AttemptStorage> {
  const { rows } = await pool.query<Record<'rows' | 'bytes', string> & Omit<AttemptStorage, 'rows' | 'bytes'>>(
    `select (select coalesce(sum(attempts), 0) from sources) as rows,
       (select coalesce(sum(pg_total_relation_size(inhrelid)), 0) from pg_inherits where inhparent = 'attempts'::regclass)
         + pg_total_relation_size('attempt_keys') as bytes,
       (select count(*)::int from pg_inherits where inhparent = 'attempts'::regclass) as partitions,
       (select ${iso('min(started_at)')} from attempts) as oldest,
       (select ${iso('max(started_at)')} from attempts) as newest,
       (select ${iso('kept_from')} from kept_attempts) as "keptFrom"`
  );
  const [{ rows: count, bytes, ...found }] = rows;
  return { ...found, rows: Number(count), bytes: Number(bytes), keptMonths: attemptsMonths ?? null };
}

interface TierRow {
  bytes: string;
  stale_buckets: string;
  last_refreshed_at: string | null;
  compared: string | null;
  different: string | null;
  last_different_at: string | null;
}

async function describeTier(pool: Pool, tier: Tier, contents: Contents, attemptBytes: number): Promise<TierStorage> {
  const { rows } = await pool.query<TierRow>(
    `select pg_total_relation_size($1::regclass) as bytes,
       (select count(*) from stale_buckets where tier = $1 and bucket >= coalesce($2::timestamptz, '-infinity'))
         as stale_buckets,
       (select ${iso('max(refreshed_at)')} from tier_buckets where tier = $1) as last_refreshed_at,
       checked as compared, different, ${iso('last_different_at')} as last_different_at
     from (select) one left join tier_checks on tier_checks.tier = $1`,
    [tier.name, tier.keptFrom ?? null]
  );
  const [found] = rows;
  const bytes = Number(found.bytes);
  return {
    name: tierLabel(tier.name),
    grain: tier.grain,
    zone: tier.zone,
    dimensions: [...tier.dimensions],
    rows: contents.rows,
    bytes,
    attemptsPerRow: contents.rows > 0 ? contents.attempts / contents.rows : null,
    shareOfAttempts: attemptBytes > 0 ? bytes / attemptBytes : null,
    keptFrom: tier.keptFrom ?? null,
    staleBuckets: Number(found.stale_buckets),
    lastRefreshedAt: found.last_refreshed_at,
    compared: Number(found.compared ?? 0),
    different: Number(found.different ?? 0),
    lastDifferentAt: found.last_different_at,
  };
}

interface Contents {
  rows: number;
  attempts: number;
}

/** How many rows a tier has and how many attempts they stand for, told from so many of its pages; exact for a smaller one. */
async function sample(pool: Pool, { name }: Tier, pagesRead: number): Promise<Contents> {
  const { rows: sizes } = await pool.query<{ pages: string }>(
    `select pg_relation_size($1::regclass) / current_setting('block_size')::int as pages`,
    [name]
  );
  const pages = Number(sizes[0].pages);
  const percent = pages <= pagesRead ? 100 : (100 * pagesRead) / pages;
  const { rows } = await pool.query<{ rows: string; attempts: string }>(
    `select count(*) as rows, coalesce(sum(s_attempts), 0) as attempts
     from ${name} tablesample system ($1) repeatable (1)`,
    [percent]
  );
  const scale = 100 / percent;
  return { rows: Math.round(Number(rows[0].rows) * scale), attempts: Number(rows[0].attempts) * scale };
}

/**
 * How many rows each tier has, and how many attempts they stand for. Those that keep the same days or hours stand for the
 * same attempts, and a few groups hold most of them, which pages taken at random may miss: the smallest tier tells it for all.
 */
async function readContents(pool: Pool, tiers: readonly Tier[]): Promise<Contents[]> {
  const contents: Contents[] = [];
  for (const tier of tiers) {
    contents.push(await sample(pool, tier, PAGES_READ));
  }
  const attempts = new Map<string, number>();
  const span = ({ grain, zone, keptFrom }: Tier) => [grain, zone, keptFrom].join();
  for (const at of tiers.map((_, index) => index).sort((a, b) => contents[a].rows - contents[b].rows)) {
    const key = span(tiers[at]);
    if (!attempts.has(key)) {
      attempts.set(key, (await sample(pool, tiers[at], PAGES_ADDED_UP)).attempts);
    }
  }
  return tiers.map((tier, at) => ({ rows: contents[at].rows, attempts: attempts.get(span(tier))! }));
}

/** How far the rollups are behind. A scrape while the database is away leaves what was last seen. */
export function registerBacklog(pool: Pool, registry: Registry): void {
  const gauge = (name: string, help: string, sql: string) => sqlGauge(pool, registry, { name, help, sql });
  gauge('trunkline_dirty_hours', 'Hours whose attempts changed since rollups added them up.', DIRTY_HOURS);
  gauge(
    'trunkline_stale_buckets',
    'Buckets of rollups that wait to be added up again.',
    'select count(*) as value from stale_buckets join tiers on tiers.name = tier'
  );
}
