import { AlertQueryInput } from '../../contract/alert-query';
import { attemptOn, traffic } from '../../tests/alerts/attempts-of-routes';
import { acceptAnyStart, insertAttempts, StoredAttempt } from '../../tests/attempts/insert-attempts';
import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { Scope } from '../../contract/access/scope';
import { Principal } from '../access/principal';
import { UNRESTRICTED } from '../access/scope';
import { someone } from '../../tests/access/someone';
import { evaluate } from './evaluate';
import { readAlertQuery } from './read-alert-query';

const AT = '2026-09-28T10:00:00.000Z';
const SAMPLE = { from: '2026-09-28T09:45:00.000Z', to: AT };
const everyone: Principal = someone('test', 'viewer');

const shift = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString();
const MINUTE_MS = 60_000;
const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;
const sampleOf = (week: number) => ({
  from: shift(SAMPLE.from, -week * WEEK_MS),
  to: shift(SAMPLE.to, -week * WEEK_MS),
});

let database: FreshDatabase;
beforeEach(async () => {
  database = await freshDatabase();
  await acceptAnyStart(database.pool);
  await database.pool.query(`insert into sources (name, kind) values ('switch', 'test')`);
  await database.pool.query(`insert into names (kind, id, name) values ('provider', 'p1', 'Tau Telecom')`);
});
afterEach(() => database.drop());

const store = (...attempts: StoredAttempt[][]) => insertAttempts(database.pool, attempts.flat());
const look = (query: AlertQueryInput, at = AT, scope: Scope = UNRESTRICTED) =>
  evaluate(database.pool, readAlertQuery(query), at, { ...everyone, scope });

const byProvider = { kind: 'alert' as const, dimensions: ['provider_id' as const], zone: 'Europe/Madrid' };
const [p1, p2] = ['p1', 'p2'].map((provider_id) => ({ provider_id, customer_id: 'c1' }));

describe('drop', () => {
  const drop = { ...byProvider, condition: 'drop' as const, leastAttempts: 2 };
  const weeks = (answered: number, attempts: number, changes: Partial<StoredAttempt>) =>
    [1, 2, 3, 4].map((week) => traffic(sampleOf(week), { attempts, answered }, changes)).flat();

  it('tells 60 to 30 % of 400 attempts from 50 to 0 % of 2, and says why', async () => {
    await store(
      weeks(240, 400, p1),
      traffic(SAMPLE, { attempts: 400, answered: 120 }, p1),
      weeks(1, 2, p2),
      traffic(SAMPLE, { attempts: 2, answered: 0 }, p2)
    );

    const { groups, window, notes } = await look(drop);

    expect(window).toEqual(SAMPLE);
    expect(groups.map(({ labels, value }) => [labels, value])).toEqual([
      [{ provider_id: 'p1', provider_name: 'Tau Telecom' }, expect.closeTo(0.5, 10)],
      [{ provider_id: 'p2', provider_name: '' }, 1],
    ]);
    expect(groups[0].facts).toMatchObject({
      attempts: '400',
      asr: '30.0 %',
      usual: '60.0 %',
      usual_attempts: '1,600',
      codes: '503 (280)',
      sentence:
        'Provider Tau Telecom (p1): ASR 30.0 % in the last 15 min (120 of 400 attempts answered), usually 60.0 % at this ' +
        'time of the week (960 of 1,600 attempts answered in 4 of 4 weeks); z = -10.8. Unanswered most by SIP 503 (280).',
    });
    expect(groups[0].facts.report).toBe(
      `reports/route-quality?from=${Date.parse(SAMPLE.from)}&to=${Date.parse(AT)}&timezone=Europe%2FMadrid&var-provider_id=p1`
    );
    expect(notes[0]).toContain('2026-09-28 11:45:00 to 12:00:00 (Europe/Madrid)');
  });

  it('leaves out groups with too few attempts now, or before', async () => {
    await store(weeks(5, 10, p1), traffic(SAMPLE, { attempts: 9, answered: 0 }, p1));
    await store(traffic(SAMPLE, { attempts: 50, answered: 0 }, p2));
    expect((await look({ ...drop, leastAttempts: 10 })).groups).toEqual([]);
  });

  it('says a surge of short calls, and the ACD without a test', async () => {
    await store(weeks(100, 100, p1), traffic(SAMPLE, { attempts: 100, answered: 100 }, { ...p1, talk_s: '6' }));
    const surge = await look({ ...drop, measure: 'short_call_share' });
    expect(surge.groups[0].value).toBeCloseTo(400, 5);
    const acd = await look({ ...drop, measure: 'acd_s' });
    expect(acd.groups[0]).toMatchObject({
      value: expect.closeTo(0.1, 10),
      facts: { z: 'not tested', usual: '60.0 s' },
    });
  });
});

describe('dead route', () => {
  const dead = { ...byProvider, condition: 'dead_route' as const, leastAttempts: 20 };

  it('rings in the first look after N attempts without an answer, and clears with the next one', async () => {
    const died = Date.parse('2026-09-28T10:00:00Z');
    const minute = (at: number) => new Date(died + at * MINUTE_MS).toISOString();
    await store(traffic({ from: minute(-60), to: minute(0) }, { attempts: 240, answered: 240 }, p1));
    // Four attempts a minute, none of them answered for 30 minutes.
    await store(traffic({ from: minute(0), to: minute(30) }, { attempts: 120, answered: 0 }, p1));
    await store([attemptOn(died + 30 * MINUTE_MS + 30_000, true, p1)]);

    const values: Array<number | null> = [];
    for (let at = 0; at <= 31; at += 1) {
      values.push((await look(dead, minute(at))).groups[0].value);
    }

    const alive = Array.from({ length: 5 }, () => 0);
    // In a sample of 15 minutes there are sixty attempts at most.
    const silent = Array.from({ length: 26 }, (_, at) => Math.min(20 + at * 4, 60));
    expect(values).toEqual([...alive, ...silent, 0]);
  });

  it('says nothing of a quiet route', async () => {
    await store(traffic(SAMPLE, { attempts: 19, answered: 0 }, p1));
    expect((await look(dead)).groups).toEqual([]);
  });
});

describe('vanished', () => {
  const vanished = { ...byProvider, condition: 'vanished' as const, leastAttempts: 10 };

  it('rings where a route that usually has traffic has none, whichever weeks are kept', async () => {
    await store(
      traffic(sampleOf(1), { attempts: 30, answered: 10 }, p1),
      traffic(sampleOf(2), { attempts: 10, answered: 10 }, p1)
    );
    await store(
      traffic(sampleOf(1), { attempts: 30, answered: 10 }, p2),
      traffic(SAMPLE, { attempts: 1, answered: 0 }, p2)
    );
    await store(traffic(sampleOf(1), { attempts: 15, answered: 10 }, { provider_id: 'p3' }));

    const { groups } = await look(vanished);

    expect(groups.map(({ labels, value }) => [labels.provider_id, value])).toEqual([
      ['p1', 20],
      ['p2', 0],
    ]);
    expect(groups[0].facts.sentence).toContain('No attempts in the last 15 min, usually 20 at this time of the week');
  });
});

describe('threshold', () => {
  it('answers each measure as a report does', async () => {
    await store(traffic(SAMPLE, { attempts: 40, answered: 10 }, { ...p1, pdd_s: '2.5' }));
    const watch = async (measure: 'asr' | 'acd_s' | 'pdd_avg_s' | 'attempts' | 'answered') =>
      (await look({ ...byProvider, condition: 'threshold', measure, leastAttempts: 10 })).groups[0].value;
    expect(await Promise.all((['asr', 'acd_s', 'pdd_avg_s', 'attempts', 'answered'] as const).map(watch))).toEqual([
      0.25, 60, 2.5, 40, 10,
    ]);
  });

  it('knows the margin where charges are in one currency or converted, and is silent where not', async () => {
    const charged = {
      customer_currency: 'USD',
      provider_currency: 'USD',
      customer_charge: '1',
      provider_charge: '1.5',
    };
    await store(traffic(SAMPLE, { attempts: 10, answered: 10 }, { ...p1, ...charged }));
    await store(traffic(SAMPLE, { attempts: 10, answered: 10 }, { ...p2, ...charged, provider_currency: 'EUR' }));
    const { groups } = await look({
      ...byProvider,
      condition: 'threshold',
      measure: 'profit_percent',
      leastAttempts: 5,
    });
    expect(groups.map(({ labels, value }) => [labels.provider_id, value])).toEqual([
      ['p1', -0.5],
      ['p2', null],
    ]);
    const hidden: Scope = { ...UNRESTRICTED, seesProviderCharges: false };
    await expect(
      look({ ...byProvider, condition: 'threshold', measure: 'profit_percent' }, AT, hidden)
    ).rejects.toMatchObject({ status: 403 });
  });

  it('does not judge what a source cannot know', async () => {
    await database.pool.query('update sources set records_unanswered = false');
    await store(traffic(SAMPLE, { attempts: 40, answered: 40 }, p1));
    const { groups, notes } = await look({ ...byProvider, condition: 'threshold', measure: 'asr', leastAttempts: 5 });
    expect(groups.map(({ value }) => value)).toEqual([null]);
    expect(notes.join(' ')).toContain('switch records answered calls only');
  });

  it('shows nobody the traffic of others', async () => {
    await store(traffic(SAMPLE, { attempts: 40, answered: 40 }, p1));
    const foreign: Scope = { ...UNRESTRICTED, customers: ['c2'] };
    const query: AlertQueryInput = { ...byProvider, condition: 'threshold', measure: 'attempts', leastAttempts: 1 };
    expect((await look(query)).groups).toHaveLength(1);
    expect((await look(query, AT, foreign)).groups).toEqual([]);
    await expect(look({ kind: 'alert', condition: 'stopped_source' }, AT, foreign)).rejects.toMatchObject({
      status: 403,
    });
  });
});

describe('late calls', () => {
  const heard = (name: string, ago: string, more = '') =>
    database.pool.query(
      `insert into sources (name, kind, heard_at) values ($1, 'test', now() - $2::interval)
       on conflict (name) do update set heard_at = excluded.heard_at${more}`,
      [name, ago]
    );
  const endOf = async () => {
    const { window } = await look({ ...byProvider, condition: 'dead_route' }, '2100-01-01T00:00:00Z');
    return Math.round((Date.now() - Date.parse(window!.to)) / MINUTE_MS);
  };

  it('looks no further than every source has told, and no longer at one that has stopped', async () => {
    expect(await endOf()).toBe(1);
    await heard('live', '0 seconds');
    await heard('slow', '5 minutes');
    expect(await endOf()).toBe(6);
    await database.pool.query(`update sources set settles_within = '3 minutes' where name = 'slow'`);
    expect(await endOf()).toBe(8);
    await heard('slow', '11 minutes');
    expect(await endOf()).toBe(1);
    await database.pool.query(`update sources set silent_after = '20 minutes' where name = 'slow'`);
    expect(await endOf()).toBe(14);
    await database.pool.query(`update sources set silent_after = '0' where name = 'slow'`);
    expect(await endOf()).toBe(1);
  });

  it('a source that has stopped is its own alert, and its routes have not vanished', async () => {
    await database.pool.query(
      `update sources set heard_at = now() - interval '1 hour', last_error = 'no route to host'`
    );
    const now = new Date();
    const usual = { from: shift(now.toISOString(), -WEEK_MS - 30 * MINUTE_MS), to: shift(now.toISOString(), -WEEK_MS) };
    await store(traffic(usual, { attempts: 100, answered: 50 }, p1));

    const stopped = await look({ kind: 'alert', condition: 'stopped_source' });
    expect(stopped.groups).toEqual([
      {
        labels: { source: 'switch' },
        value: expect.closeTo(3_000, -2),
        facts: expect.objectContaining({
          sentence:
            'Source switch: nothing was heard of it for 60 min; 10 min are usual. Its last error: no route to host',
        }),
      },
    ]);
    const vanished = await look({ ...byProvider, condition: 'vanished', leastAttempts: 10 }, now.toISOString());
    expect(vanished.groups).toEqual([]);
    expect(vanished.notes.join(' ')).toContain('nothing comes from there any more: switch');
  });
});

it('a source that is heard but brings no calls has stopped, where that was said', async () => {
  await database.pool.query(
    `update sources set heard_at = now(), last_loaded_at = now() - interval '3 hours', last_received_at = now()`
  );
  const stopped = async () => (await look({ kind: 'alert', condition: 'stopped_source' })).groups;
  expect(await stopped()).toMatchObject([{ value: 0 }]);
  await database.pool.query(`update sources set calls_within = '1 hour'`);
  expect(await stopped()).toEqual([
    {
      labels: { source: 'switch' },
      value: expect.closeTo(7_200, -2),
      facts: expect.objectContaining({
        sentence: 'Source switch: it has brought no new call for 3 h; 60 min are usual.',
      }),
    },
  ]);
});

it('refuses what cannot be watched', () => {
  expect(() => readAlertQuery({ kind: 'alert', condition: 'weather' })).toThrow('An alert watches one of: threshold');
  expect(() => readAlertQuery({ kind: 'alert', condition: 'drop', dimensions: ['time'] })).toThrow('leave time out');
  expect(() => readAlertQuery({ kind: 'alert', condition: 'drop', weeks: 9 })).toThrow('at most 8');
  expect(() => readAlertQuery({ kind: 'alert', condition: 'threshold', measure: 'asr', zone: 'Nowhere' })).toThrow(
    'IANA'
  );
});
