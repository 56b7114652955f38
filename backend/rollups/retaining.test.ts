import { Client } from 'pg';

import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { assertWhole } from '../../tests/postgres/stored-attempts';
import { RawRecord } from '../calls/attempt';
import { deleteAttempts } from '../calls/delete-attempts';
import { ingest, IncomingRow } from '../calls/ingest';
import { listRejects } from '../calls/rejects';
import { ensureSource, Source } from '../calls/source';
import { HOLD_ATTEMPTS } from '../database/hold-attempts';
import { readKept } from './kept';
import { refreshAll } from './refresh-worker';
import { retain, Retention } from './retaining';
import { tierHorizon } from './tier-retention';
import { ensureTiers } from './tier-tables';
import { declaredTiers } from './tiers';
import { verifyBucket } from './verify';

const NOW = new Date('2026-11-15T12:00:00Z');
const THREE_MONTHS: Retention = {
  attemptsMonths: 3,
  quarterHoursDays: 35,
  hoursDays: 30,
  daysMonths: 12,
  auditDays: 30,
};
/** Of quarter-hours, of hours, of days of UTC, of days of Madrid. */
const TIERS = declaredTiers(['UTC', 'Europe/Madrid']).filter(({ dimensions }) => dimensions.join() === 'customer_id');

let database: FreshDatabase;
let source: Source;
beforeEach(async () => {
  database = await freshDatabase();
  source = await ensureSource(database.pool, { name: 'switch', kind: 'test' });
  await ensureTiers(database.pool, TIERS);
});
afterEach(() => database.drop());

async function* rowsOf(records: RawRecord[]): AsyncGenerator<IncomingRow> {
  for (const [at, record] of records.entries()) {
    yield { position: at + 1, raw: JSON.stringify(record), record };
  }
}

const load = (records: RawRecord[]) =>
  ingest(database.pool, { source, origin: 'test', rows: rowsOf(records), batchSize: 500 });

const attemptAt = (started_at: string, attempt_id = started_at): RawRecord => ({
  attempt_id,
  call_id: attempt_id,
  is_final: true,
  started_at,
  customer_id: '101',
});

/** Four attempts a month: within it, and at both of its ends. */
const ofMonths = (...months: string[]) =>
  months.flatMap((month) =>
    [`${month}-01T00:00:00Z`, `${month}-07T10:20:30Z`, `${month}-07T10:59:59Z`, `${month}-28T23:30:00Z`].map((at) =>
      attemptAt(at)
    )
  );

const partitions = async () => {
  const { rows } = await database.pool.query<{ relname: string }>(
    `select relname from pg_class where relkind = 'r' and relname ~ '^attempts_[0-9]' order by 1`
  );
  return rows.map(({ relname }) => relname.replace('attempts_', ''));
};
const count = async (from: string) => {
  const { rows } = await database.pool.query<{ count: string }>(`select count(*) from ${from}`);
  return Number(rows[0].count);
};
const keptFrom = async () => (await readKept(database.pool)).attemptsFrom;
const settled = () => refreshAll(database.pool);
const round = (retention = THREE_MONTHS, now = NOW) => retain(database.pool, retention, now);

it('makes this month and the next two ahead', async () => {
  await round();
  await round();

  expect(await partitions()).toEqual(['2026_11', '2026_12', '2027_01']);
});

it('drops the months that are wholly older, with their keys, and says from when on attempts are kept', async () => {
  await load(ofMonths('2026-05', '2026-07', '2026-08', '2026-11'));
  await settled();

  expect(await round()).toMatchObject({ dropped: ['attempts_2026_05', 'attempts_2026_07'], isDone: true });

  expect(await partitions()).toEqual(['2026_08', '2026_11', '2026_12', '2027_01']);
  expect(await count('attempts')).toBe(8);
  expect(await keptFrom()).toBe('2026-08-01T00:00:00.000Z');
  await assertWhole(database.pool);
  expect(await round()).toMatchObject({ dropped: [], isDone: true });
});

it('keeps the audit for its days', async () => {
  const { pool } = database;
  await pool.query(
    `insert into audit (changed_at, changed_by, kind, id, action)
     select at::timestamptz, 'ana', 'run', at, 'asked for' from unnest($1::text[]) at`,
    [['2026-10-16T11:59:59Z', '2026-10-16T12:00:00Z']]
  );
  await pool.query(
    `insert into audit_reads (hour, fold, first_at, last_at, times, read_by, action, kind, subject, outcome)
     select at::timestamptz, at, at::timestamptz, at::timestamptz, 1, 'ana', 'asked', 'figures', '', 'answered'
     from (select to_char(timestamp '2026-10-01' + i * interval '1 second', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
       from generate_series(1, 6000) i union all select '2026-10-16T12:00:00Z') moments`
  );

  expect(await round()).toMatchObject({ auditRowsRemoved: 6_001, isDone: true });

  expect(await count(`audit where id = '2026-10-16T12:00:00Z'`)).toBe(1);
  expect([await count('audit'), await count('audit_reads')]).toEqual([1, 1]);
});

it('keeps everything unless told otherwise', async () => {
  await load(ofMonths('2019-01'));
  await settled();

  expect(await round({ quarterHoursDays: 35, hoursDays: 62, auditDays: 400 })).toMatchObject({
    dropped: [],
    isDone: true,
  });
  expect(await count('attempts')).toBe(4);
  expect(await keptFrom()).toBeUndefined();
});

it('refuses attempts older than what is kept with that reason, and makes no month for them', async () => {
  await round();

  const summary = await load([attemptAt('2026-07-31T23:59:59.999999Z'), attemptAt('2026-08-01T00:00:00Z')]);

  expect(summary).toMatchObject({ received: 2, loaded: 1, rejected: 1 });
  const { rejects } = await listRejects(database.pool, { limit: 10 });
  expect(rejects).toMatchObject([
    { position: 1, reason: expect.stringContaining('attempts are kept from 2026-08-01') },
  ]);
  expect(await partitions()).not.toContain('2026_07');
});

it('takes an attempt of a month that is gone for a new one when it is sent with a later start', async () => {
  await load([attemptAt('2026-05-01T00:00:00Z', 'moves'), attemptAt('2026-05-02T00:00:00Z', 'stays')]);
  await settled();
  await round();

  expect(await load([attemptAt('2026-10-01T00:00:00Z', 'moves')])).toMatchObject({ loaded: 1 });
  expect(await deleteAttempts(database.pool, source, ['stays'])).toBe(0);
  await assertWhole(database.pool);
});

it('lets no month go before all that is added up from it is up to date', async () => {
  await load(ofMonths('2026-07'));
  expect(await round()).toMatchObject({ dropped: [], isDone: false });

  await settled();
  await database.pool.query(`insert into stale_buckets values ($1, '2026-07-07')`, [TIERS[2].name]);
  expect(await round()).toMatchObject({ dropped: [], isDone: false });

  await settled();
  expect(await round()).toMatchObject({ dropped: ['attempts_2026_07'], isDone: true });
});

it('blocks no reader, and lets one that began before read on', async () => {
  await load(ofMonths('2026-07', '2026-11'));
  await settled();
  const reader = await database.pool.connect();
  const read = async () => (await reader.query<{ n: number }>('select count(*)::int as n from attempts')).rows[0].n;
  await reader.query(`begin isolation level repeatable read read only; ${HOLD_ATTEMPTS}`);
  expect(await readKept(reader)).toMatchObject({ attemptsFrom: undefined });

  expect(await round()).toMatchObject({ dropped: [], isDone: false });

  expect(await count('attempts')).toBe(4);
  expect(await keptFrom()).toBe('2026-08-01T00:00:00.000Z');
  expect(await read()).toBe(8);
  await load([attemptAt('2026-12-24T00:00:00Z')]);
  await reader.query('commit');
  reader.release();
  expect(await round()).toMatchObject({ dropped: ['attempts_2026_07'], isDone: true });
  await assertWhole(database.pool);
}, 60_000);

it('waits for a writer that has not committed, and counts what it wrote', async () => {
  await load(ofMonths('2026-07', '2026-11'));
  await settled();
  const writer = await database.pool.connect();
  await writer.query('begin');
  await writer.query(`update attempts set talk_s = 1 where started_at = '2026-07-01T00:00:00Z'`);
  await writer.query(`insert into dirty_marks values ('2026-07-01T00:00:00Z')`);

  expect(await round()).toMatchObject({ dropped: [], isDone: false });
  await writer.query('commit');
  writer.release();
  expect(await round()).toMatchObject({ dropped: [], isDone: false });
  await settled();
  expect(await round()).toMatchObject({ dropped: ['attempts_2026_07'], isDone: true });
}, 60_000);

/** Runs a round whose connection is lost before its statement of that number is sent. Answers whether it came to that. */
async function killedAt(statement: number): Promise<boolean> {
  const query = Client.prototype.query;
  let statements = 0;
  const spy = jest.spyOn(Client.prototype, 'query').mockImplementation(function (this: Client, ...given: unknown[]) {
    statements += 1;
    if (statements === statement) {
      (this as Client & { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    }
    return query.apply(this, given as Parameters<typeof query>) as never;
  });
  await round().catch(() => undefined);
  spy.mockRestore();
  return statements >= statement;
}

it('killed before any of its statements and run again, it ends the same', async () => {
  let statement = 1;
  for (let wasKilled = true; wasKilled; statement += 1) {
    await database.pool.query('update kept_attempts set accepted_from = null, kept_from = null');
    await load(ofMonths('2026-07', '2026-11'));
    await settled();

    wasKilled = await killedAt(statement);

    expect([await count('attempts'), await keptFrom()]).not.toEqual([4, undefined]);
    while (!(await round())?.isDone) {}
    expect(await partitions()).toEqual(['2026_11', '2026_12', '2027_01']);
    await assertWhole(database.pool);
  }
  expect(statement).toBeGreaterThan(30);
}, 300_000);

it('the hundredth month behaves like the first', async () => {
  const months = Array.from({ length: 100 }, (_, at) => new Date(Date.UTC(2018, 7 + at, 1)).toISOString().slice(0, 7));
  expect(months.at(-1)).toBe('2026-11');
  await load(ofMonths(months[0]));
  await load(ofMonths(...months.slice(1)));
  await settled();

  const { rows: shapes } = await database.pool.query<{ shapes: number; partitions: number }>(
    `select count(distinct shape)::int as shapes, count(*)::int as partitions from (
       select array_agg(replace(pg_get_indexdef(indexrelid), relname, 'it') order by replace(pg_get_indexdef(indexrelid), relname, 'it')) as shape
       from pg_inherits join pg_class on pg_class.oid = inhrelid join pg_index on indrelid = inhrelid
       where inhparent = 'attempts'::regclass group by inhrelid
     ) one`
  );
  expect(shapes).toEqual([{ shapes: 1, partitions: 100 }]);
  expect(await load([attemptAt('2018-08-07T10:20:30Z'), attemptAt('2026-11-07T10:20:30Z')])).toMatchObject({
    unchanged: 2,
  });

  const { dropped } = (await round())!;
  expect(dropped).toHaveLength(96);
  expect(await count('attempts')).toBe(16);
  await assertWhole(database.pool);
}, 120_000);

describe('tiers', () => {
  it('are kept for so many days or months of their zone', () => {
    const horizon = (grain: 'hour' | 'day', zone: string) => tierHorizon({ grain, zone }, THREE_MONTHS, NOW);

    expect(horizon('hour', 'UTC')).toBe('2026-10-16T00:00:00.000Z');
    expect(horizon('day', 'UTC')).toBe('2025-11-01T00:00:00Z');
    expect(horizon('day', 'Europe/Madrid')).toBe('2025-10-31T23:00:00Z');
    expect(tierHorizon({ grain: 'day', zone: 'UTC' }, { quarterHoursDays: 1, hoursDays: 1 }, NOW)).toBeUndefined();
  });

  it('lose what is older, and are neither compared nor added up there again', async () => {
    const [quarterHours, hours, days] = TIERS;
    const retention = { quarterHoursDays: 20, hoursDays: 30, daysMonths: 12, auditDays: 400 };
    await load(ofMonths('2025-09', '2026-09', '2026-11'));
    await settled();
    expect(await count(days.name)).toBe(9);

    expect((await round(retention))!.tierRowsRemoved).toBeGreaterThan(0);

    expect(await count(`${quarterHours.name} where bucket < '2026-10-26'`)).toBe(0);
    expect(await count(`${hours.name} where bucket < '2026-10-16'`)).toBe(0);
    expect(await count(days.name)).toBe(6);
    await load([attemptAt('2025-09-07T10:30:00Z'), attemptAt('2026-09-07T10:30:00Z')]);
    await settled();
    expect(await count(`${hours.name} where bucket < '2026-10-16'`)).toBe(0);
    expect(await count(days.name)).toBe(6);
    expect(await count(`${days.name} where bucket = '2026-09-07' and s_attempts = 3`)).toBe(1);
    expect(await count('stale_buckets')).toBe(0);

    const kept = (await readKept(database.pool)).tiers;
    const check = (name: string, at: string) =>
      verifyBucket(
        database.pool,
        kept.find((tier) => tier.name === name)!,
        at
      );
    expect((await check(hours.name, '2026-09-07T10:30:00Z')).differences).toBeUndefined();
    expect((await check(days.name, '2025-09-07T10:30:00Z')).differences).toBeUndefined();
    expect((await check(days.name, '2026-09-07T10:30:00Z')).differences).toBe(0);
  });
});
