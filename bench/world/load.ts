import { Pool } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Readable } from 'stream';
import { pipeline } from 'stream/promises';

import { ensureSource } from '../../backend/calls/source';
import { encodeCopyLine } from '../../backend/database/copy-text';
import { Queryable } from '../../backend/database/pool';
import { Counter, makeAttempts, Period } from './attempts';
import { STORED_COLUMNS } from './stored-columns';
import { World } from './world';

const DAY_MS = 86_400_000;
/** One attempt in so many is rated anew after it was stored. */
const RE_RATED_EVERY = 61;
const REROUTED_SHARE = 1.02;

interface Month {
  name: string;
  from: number;
  to: number;
}

/** A period that holds about so many attempts. */
export function periodOf(from: number, days: number, rows: number): Period {
  return { from, days, calls: Math.round(rows / REROUTED_SHARE) };
}

function monthsOf({ from, days }: Period): Month[] {
  const end = from + days * DAY_MS;
  const months: Month[] = [];
  for (let start = from; start < end;) {
    const at = new Date(start);
    const to = Math.min(end, Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1));
    months.push({ name: `attempts_${at.toISOString().slice(0, 7).replace('-', '_')}`, from: start, to });
    start = to;
  }
  return months;
}

function* linesOf(sourceId: number, hours: Iterable<Array<Record<string, string | number | boolean | null>>>) {
  for (const attempts of hours) {
    const lines = attempts.map((attempt) => encodeCopyLine([sourceId, ...STORED_COLUMNS.map((name) => attempt[name])]));
    for (let at = 0; at < lines.length; at += 500) {
      yield lines.slice(at, at + 500).join('');
    }
  }
}

/** The calendar month that holds a month's first instant, as PostgreSQL reads its ends. */
function endsOf({ from }: Month): [string, string] {
  const at = new Date(from);
  const start = (later: number) => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + later, 1)).toISOString();
  return [start(0), start(1)];
}

async function createMonth(pool: Queryable, month: Month): Promise<void> {
  const [first, next] = endsOf(month);
  await pool.query(`create table ${month.name} (like attempts including defaults including constraints)`);
  await pool.query(
    `alter table ${month.name} add constraint within check (started_at >= '${first}' and started_at < '${next}')`
  );
}

async function attachMonth(pool: Queryable, month: Month): Promise<void> {
  const [first, next] = endsOf(month);
  await pool.query(`alter table attempts attach partition ${month.name} for values from ('${first}') to ('${next}')`);
  await pool.query(`alter table ${month.name} drop constraint within`);
}

/** Copied into the bare table, which is then attached: its indexes are built at once, as those of an old month are. */
async function loadMonth(pool: Pool, world: World, sourceId: number, period: Period, month: Month, counter: Counter) {
  const days = (month.to - month.from) / DAY_MS;
  const calls = Math.round((period.calls * days) / period.days);
  const hours = makeAttempts(world, { from: month.from, days, calls }, counter, (hourEnd) => hourEnd >= month.to);
  const client = await pool.connect();
  try {
    await createMonth(client, month);
    const columns = ['source_id', ...STORED_COLUMNS].join(', ');
    await pipeline(
      Readable.from(linesOf(sourceId, hours)),
      client.query(copyFrom(`copy ${month.name} (${columns}) from stdin`))
    );
    await client.query(
      `update ${month.name} set customer_charge = round(customer_charge * 1.07, 6)
       where attempt_id::bigint % ${RE_RATED_EVERY} = 0 and customer_charge > 0`
    );
    await attachMonth(client, month);
  } finally {
    client.release();
  }
}

/** Larger than any number of attempts a month has. */
const IDS_A_MONTH = 1_000_000_000;
const MOMENTS = STORED_COLUMNS.filter((name) => name.endsWith('_at'));
const KEPT_AS_IT_IS = STORED_COLUMNS.filter((name) => !['attempt_id', 'call_id', ...MOMENTS].includes(name));

/**
 * The attempts of the first month once more, in a later one: making them anew takes many times longer, and what is measured
 * of many months is how much there is, not how one differs from another. Days the later month has not are left out.
 */
async function repeatMonth(pool: Pool, first: Month, month: Month, place: number, counter: Counter): Promise<void> {
  await createMonth(pool, month);
  const { rowCount } = await pool.query(
    `insert into ${month.name} (source_id, attempt_id, call_id, ${[...MOMENTS, ...KEPT_AS_IT_IS].join(', ')})
     select source_id, (attempt_id::bigint + $1)::text, call_id || $2, ${MOMENTS.map((name) => `${name} + $3::interval`).join(', ')},
       ${KEPT_AS_IT_IS.join(', ')}
     from ${first.name} where started_at < $4 order by started_at`,
    [
      place * IDS_A_MONTH,
      `-${place}`,
      `${(month.from - first.from) / 1_000} seconds`,
      new Date(first.from + month.to - month.from).toISOString(),
    ]
  );
  counter.attempt += rowCount!;
  await attachMonth(pool, month);
}

async function loadKeys(pool: Pool): Promise<void> {
  await pool.query('alter table attempt_keys drop constraint attempt_keys_pkey');
  await pool.query('insert into attempt_keys select source_id, attempt_id, started_at from attempts');
  await pool.query('alter table attempt_keys add primary key (source_id, attempt_id)');
  await pool.query('update sources set attempts = (select count(*) from attempts)');
}

async function loadNames(pool: Pool, world: World): Promise<void> {
  const named = (kind: string, all: ReadonlyArray<{ id: string; name: string }>) =>
    pool.query('insert into names (kind, id, name) select $1, * from unnest($2::text[], $3::text[])', [
      kind,
      all.map(({ id }) => id),
      all.map(({ name }) => name),
    ]);
  await named('customer', world.customers);
  await named('provider', world.providers);
  await named(
    'destination',
    world.destinations.map(({ prefix, name }) => ({ id: prefix, name }))
  );
}

/** A rate for every day, so that the reference needs no rule for days without one. */
async function loadRates(pool: Pool, { from, days }: Period): Promise<void> {
  await pool.query(
    `insert into exchange_rates (day, base, quote, rate, origin)
     select $1::date + n, 'EUR', quote, round(rate + (n * 7919 % 97)::numeric / 10000, 4), 'bench'
     from generate_series(-2, $2) n, (values ('USD', 1.08), ('GBP', 0.85)) as quotes (quote, rate)`,
    [new Date(from).toISOString(), days + 60]
  );
}

/** Fills a migrated, empty database with attempts, their keys, names and exchange rates. */
export async function loadWorld(pool: Pool, world: World, period: Period, progress: (text: string) => void) {
  const source = await ensureSource(pool, { name: 'bench', kind: 'canonical' });
  const counter: Counter = { attempt: 0, call: 0 };
  const [first, ...others] = monthsOf(period);
  await loadMonth(pool, world, source.sourceId, period, first, counter);
  for (const [at, month] of others.entries()) {
    await repeatMonth(pool, first, month, at + 1, counter);
    progress(`${month.name}: ${counter.attempt} attempts so far`);
  }
  await loadKeys(pool);
  await loadNames(pool, world);
  await loadRates(pool, period);
  await pool.query('vacuum analyze');
  await pool.query('create table bench_loaded as select $1::bigint as attempts', [counter.attempt]);
}
