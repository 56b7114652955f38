import { createPool } from '../../database/pool';
import { FreshDatabase, freshDatabase } from '../../../tests/postgres/fresh-database';
import { ANA, awaySince, dayStart, madeSchedule, scheduleInput } from '../../../tests/schedules/schedule';
import { changeSchedule } from '../editing/save-schedule';
import { DUE_SCHEDULES, planDue } from './plan-due';
import { renewRules } from './renew-rules';

let database: FreshDatabase;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(() => database.drop());

interface LedgerRow {
  period_key: string;
  state: string;
  skip_reason: string | null;
  days: number;
}

async function ledger(): Promise<LedgerRow[]> {
  const { rows } = await database.pool.query<LedgerRow>(
    `select period_key, state, skip_reason, round(extract(epoch from window_to - window_from) / 86400)::int as days
     from runs order by window_to, run_id`
  );
  return rows;
}

const short = (rows: LedgerRow[]) => rows.map(({ state, skip_reason }) => skip_reason ?? state);

describe('what is due', () => {
  it('is planned once by however many replicas look at the same moment', async () => {
    await madeSchedule(database.pool);
    await database.pool.query(
      `insert into schedules (name, zone, rule, catch_up, job, owner, owner_role, share, planned_to, next_at, zone_rules)
       select 'copy ' || n, zone, rule, catch_up, job, owner, owner_role, share, now() - interval '1 day', now(), zone_rules
       from schedules, generate_series(1, 1000) n`
    );
    await database.pool.query(
      `update schedules set rule = '{"unit": "hour", "every": 1, "weekStart": 1, "daysLater": 0, "settleMinutes": 0}',
         catch_up = '{"policy": "latest"}', planned_to = date_trunc('hour', now()) - interval '1 hour' where name like 'copy %'`
    );
    const other = createPool(database.url);
    try {
      await Promise.all([database.pool, other, database.pool, other].map((pool) => planDue(pool)));
    } finally {
      await other.end();
    }

    const { rows } = await database.pool.query(
      `select count(*)::int as runs, count(distinct schedule_id)::int as schedules from runs where state = 'planned'`
    );
    expect(rows).toEqual([{ runs: 1_000, schedules: 1_000 }]);
    expect((await planDue(database.pool)).runs).toBe(0);
  }, 60_000);

  it('is one question to an index where nothing is, among 100,000 schedules', async () => {
    await madeSchedule(database.pool);
    await database.pool.query(
      `insert into schedules (name, zone, rule, catch_up, job, owner, owner_role, share, planned_to, next_at, zone_rules)
       select 'copy ' || n, zone, rule, catch_up, '{}', owner, owner_role, share, planned_to,
         now() + make_interval(secs => 60 + n), zone_rules
       from schedules, generate_series(1, 100000) n`
    );
    await database.pool.query('analyze schedules');

    const { rows } = await database.pool.query<{ 'QUERY PLAN': string }>(`explain (analyze, buffers) ${DUE_SCHEDULES}`);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');

    expect(plan).toContain('Index Scan using schedules_due on schedules');
    expect(plan).not.toContain('Seq Scan');
    expect(Number(/Buffers: shared hit=(\d+)/.exec(plan)?.[1])).toBeLessThan(20);
  }, 60_000);

  it('holds windows that tile, from the current period of a new schedule on', async () => {
    const id = await madeSchedule(database.pool, { rule: { unit: 'day', settleMinutes: 0 } });
    const { rows: schedules } = await database.pool.query(
      'select next_from <= now() and now() < next_to and next_at = next_to as is_current from schedules'
    );
    expect(schedules).toEqual([{ is_current: true }]);
    await awaySince(database.pool, await dayStart(database.pool, 3), id);
    await planDue(database.pool);
    const { rows } = await database.pool.query(
      `select bool_and(window_from = previous) filter (where previous is not null) as tiles, count(*)::int
       from (select window_from, lag(window_to) over (order by window_to) as previous from runs) windows`
    );
    expect(rows).toEqual([{ tiles: true, count: 3 }]);
  });
});

describe('after three days away', () => {
  const away = async (policy: 'all' | 'latest' | 'merge' | 'skip', atMost?: number, daysAgo = 3) => {
    await madeSchedule(database.pool, { rule: { unit: 'day', settleMinutes: 0 }, catchUp: { policy, atMost } });
    await awaySince(database.pool, await dayStart(database.pool, daysAgo));
    await planDue(database.pool);
    return ledger();
  };

  it('every missed window is run, oldest first', async () => {
    expect(short(await away('all'))).toEqual(['planned', 'planned', 'planned']);
    const { rows } = await database.pool.query(
      'select array_agg(window_to order by turn) = array_agg(window_to order by window_to) as oldest_first from runs'
    );
    expect(rows).toEqual([{ oldest_first: true }]);
  });

  it('those beyond the limit are skipped, and the ledger says so', async () => {
    expect(short(await away('all', undefined, 10))).toEqual([
      ...Array(3).fill('over_cap'),
      ...Array(7).fill('planned'),
    ]);
  });

  it('only the newest is run where that is wanted', async () => {
    expect(short(await away('latest'))).toEqual(['superseded', 'superseded', 'planned']);
  });

  it('one run takes the windows of all where that is wanted', async () => {
    const rows = await away('merge');
    expect(short(rows)).toEqual(['merged', 'merged', 'planned']);
    expect(rows[2].days).toBe(3);
  });

  it('none is run late where nobody wants them late', async () => {
    const skipped = short(await away('skip'));
    expect(skipped.slice(0, 2)).toEqual(['too_late', 'too_late']);
  });
});

it('a minutely schedule that was away for years is one row and the newest windows', async () => {
  await madeSchedule(database.pool, { rule: { unit: 'cron', cron: '* * * * *' } });
  await awaySince(database.pool, await dayStart(database.pool, 1_000));
  await planDue(database.pool);

  const rows = await ledger();
  expect(rows.length).toBeLessThan(1_100);
  expect(rows[0]).toMatchObject({ state: 'skipped', skip_reason: 'over_cap' });
  expect(rows[0].days).toBeGreaterThan(900);
  expect(rows.filter(({ state }) => state === 'planned')).toHaveLength(24);
  const { rows: tiling } = await database.pool.query(
    `select bool_and(window_from = previous) filter (where previous is not null) as tiles
     from (select window_from, lag(window_to) over (order by window_to) as previous from runs) windows`
  );
  expect(tiling).toEqual([{ tiles: true }]);
});

it('a paused schedule goes on through its periods without running them', async () => {
  await madeSchedule(database.pool);
  await database.pool.query(`update schedules set state = 'paused'`);
  await awaySince(database.pool, await dayStart(database.pool, 2));
  await planDue(database.pool);
  expect(new Set(short(await ledger()))).toEqual(new Set(['paused']));
});

it('a schedule that can’t be reckoned keeps no other from being planned', async () => {
  const broken = await madeSchedule(database.pool);
  await madeSchedule(database.pool, { rule: { unit: 'day', settleMinutes: 0 } });
  await database.pool.query(`update schedules set zone = 'Europe/Atlantis' where schedule_id = $1`, [broken]);
  await awaySince(database.pool, await dayStart(database.pool, 1));

  await planDue(database.pool);

  expect(await ledger()).toHaveLength(1);
  const { rows } = await database.pool.query(
    `select problem like '%Atlantis%' as said, next_at > now() as later from schedules where schedule_id = $1`,
    [broken]
  );
  expect(rows).toEqual([{ said: true, later: true }]);
});

describe('a period that was run is not run again', () => {
  const change = (id: string, changes: Parameters<typeof scheduleInput>[0], version: number) =>
    changeSchedule(database.pool, id, { ...scheduleInput(changes), version }, ANA);

  it.each([
    ['its hour is moved', { rule: { unit: 'day' as const, at: '23:59' } }],
    ['its hour is moved to before now', { rule: { unit: 'day' as const, settleMinutes: 0 } }],
    ['it moves to a zone further west', { zone: 'America/New_York', rule: { unit: 'day' as const, settleMinutes: 0 } }],
    [
      'its recipients change',
      { rule: { unit: 'day' as const, settleMinutes: 0 }, job: { report: 'breakout' as const } },
    ],
  ])('when %s', async (_change, changes) => {
    const id = await madeSchedule(database.pool, { rule: { unit: 'day', settleMinutes: 0 } });
    await awaySince(database.pool, await dayStart(database.pool, 1));
    await planDue(database.pool);
    const before = await ledger();
    expect(before).toHaveLength(1);

    await change(id, changes, 1);
    await database.pool.query('update schedules set next_at = least(next_at, now())');
    await planDue(database.pool);

    const keys = (await ledger()).map(({ period_key }) => period_key);
    expect(keys.filter((key) => key === before[0].period_key)).toHaveLength(1);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('when time zone rules are new: its next slot is reckoned by them', async () => {
    await madeSchedule(database.pool, { rule: { unit: 'day', settleMinutes: 0 } });
    await awaySince(database.pool, await dayStart(database.pool, 1));
    await planDue(database.pool);
    const before = await database.pool.query('select next_at, next_key from schedules');
    await database.pool.query(`update schedules set zone_rules = '2019a', next_at = next_at + interval '1 hour'`);

    expect(await renewRules(database.pool)).toBe(1);
    expect(await renewRules(database.pool)).toBe(0);
    await planDue(database.pool);

    expect((await database.pool.query('select next_at, next_key from schedules')).rows).toEqual(before.rows);
    expect(await ledger()).toHaveLength(1);
  });

  it('and a change made from an old version is refused', async () => {
    const id = await madeSchedule(database.pool);
    await change(id, {}, 1);
    await expect(change(id, {}, 1)).rejects.toThrow('Somebody else changed this schedule');
  });
});
