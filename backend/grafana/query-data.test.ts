import { FrameMeta } from '../../contract/grafana-query';
import { acceptAnyStart, insertAttempts, ONE_ATTEMPT, StoredAttempt } from '../../tests/attempts/insert-attempts';
import { fieldOf, fromDataSource, Grafana, valuesOf } from '../../tests/plugin-protocol/grafana';
import { startDoor, TOKEN } from '../../tests/plugin-protocol/service';
import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { RunningDoor } from './server';

let database: FreshDatabase;
let door: RunningDoor;
let grafana: Grafana;

const answered = {
  answered_at: '2026-11-01T00:00:05Z',
  outcome: 'answered',
  sip_code: 200,
  customer_currency: 'USD',
} satisfies Partial<StoredAttempt>;

const ATTEMPTS: Array<Partial<StoredAttempt>> = [
  {
    ...answered,
    customer_id: '101',
    started_at: '2026-11-01T00:10:00.123456Z',
    talk_s: '60.5',
    customer_charge: '0.123456789012345678',
  },
  { customer_id: '101', started_at: '2026-11-01T00:20:00Z', sip_code: 486, outcome: 'busy' },
  { ...answered, customer_id: '101', started_at: '2026-11-01T03:59:59Z', talk_s: '10', customer_charge: '1' },
  { ...answered, customer_id: '102', started_at: '2026-11-01T01:00:00Z', talk_s: '30', customer_charge: '2' },
  { customer_id: null, started_at: '2026-11-01T23:59:59.9995Z' },
];

beforeAll(async () => {
  database = await freshDatabase();
  await acceptAnyStart(database.pool);
  await database.pool.query(`insert into sources (name, kind) values ('test', 'csv')`);
  await database.pool.query(`insert into names (kind, id, name) values ('customer', '101', 'Ünal & Sons')`);
  await insertAttempts(
    database.pool,
    ATTEMPTS.map((attempt, at) => ({ ...ONE_ATTEMPT, attempt_id: `${at}`, call_id: `${at}`, ...attempt }))
  );
  door = await startDoor(database.pool);
  grafana = new Grafana(door.address);
});

afterAll(async () => {
  grafana.close();
  await door.stop();
  await database.drop();
});

const asker = fromDataSource(TOKEN);

describe('table', () => {
  it('is one frame of typed, named fields', async () => {
    const { status, error, frames } = await grafana.query(asker, {
      dimensions: ['customer_id', 'sip_code'],
      measures: ['attempts', 'asr', 'talk_s', 'customer_charge', 'first_call_at'],
      filters: [{ dimension: 'customer_id', values: ['101'] }],
      order: [{ by: 'attempts', direction: 'desc' }],
      currencies: ['USD'],
    });

    expect({ status, error }).toEqual({ status: 200, error: '' });
    expect(frames).toHaveLength(1);
    const [frame] = frames;
    expect(frame.schema.refId).toBe('A');
    expect(frame.schema.fields.map(({ name, type }) => `${name}: ${type}`)).toEqual([
      'customer_id: string',
      'customer_name: string',
      'sip_code: string',
      'attempts: number',
      'asr: number',
      'talk_s: number',
      'customer_charge: number',
      'first_call_at: time',
    ]);
    expect(valuesOf(frame, 'sip_code')).toEqual(['200', '486']);
    expect(valuesOf(frame, 'customer_name')).toEqual(['Ünal & Sons', 'Ünal & Sons']);
    expect(valuesOf(frame, 'attempts')).toEqual([2, 1]);
    expect(valuesOf(frame, 'asr')).toEqual([1, 0]);
    expect(valuesOf(frame, 'talk_s')).toEqual([70.5, 0]);
    expect(fieldOf(frame, 'asr').config).toMatchObject({ displayNameFromDS: 'ASR', unit: 'percentunit', noValue: '–' });
    expect(fieldOf(frame, 'customer_charge').config).toMatchObject({ unit: 'prefix:USD ' });
  });

  it('keeps times to the microsecond', async () => {
    const { frames } = await grafana.query(asker, { measures: ['first_call_at'] });
    const at = frames[0].schema.fields.findIndex(({ name }) => name === 'first_call_at');
    expect(frames[0].data.values[at]).toEqual([Date.parse('2026-11-01T00:10:00.123Z')]);
    expect(frames[0].data.nanos?.[at]).toEqual([456_000]);
  });

  it('leaves unknown values and empty bases empty', async () => {
    const { frames } = await grafana.query(asker, {
      dimensions: ['customer_id'],
      measures: ['acd_s'],
      filters: [{ dimension: 'customer_id', values: [null] }],
    });
    expect(valuesOf(frames[0], 'customer_id')).toEqual([null]);
    expect(valuesOf(frames[0], 'acd_s')).toEqual([null]);
  });

  it('has no fields without rows, so that a panel says what its author wrote for that', async () => {
    const { status, frames } = await grafana.query(
      asker,
      { dimensions: ['customer_id'], measures: ['attempts'] },
      { from: '2020-01-01T00:00:00Z', to: '2020-01-02T00:00:00Z' }
    );
    expect(status).toBe(200);
    expect(frames.map(({ schema }) => schema.fields)).toEqual([[]]);
  });

  it('says when rows were left out', async () => {
    const { frames } = await grafana.query(asker, { dimensions: ['customer_id'], measures: ['attempts'], limit: 1 });
    expect(frames[0].schema.meta).toMatchObject({
      custom: { truncated: true, level: ['customer_id'] },
      notices: [{ severity: 'warning', text: expect.stringContaining('more than 1 rows') }],
    });
  });
});

describe('series', () => {
  const hourly = { layout: 'series', bucket: '1h' };

  it('has a frame per customer, labelled, with every bucket; only counts have no gaps', async () => {
    const { frames } = await grafana.query(
      asker,
      { ...hourly, dimensions: ['customer_id'], measures: ['attempts', 'asr'] },
      { to: '2026-11-01T05:00:00Z' }
    );
    expect(frames.map((frame) => fieldOf(frame, 'asr').labels)).toEqual(
      expect.arrayContaining([{ customer_id: '101', customer_name: 'Ünal & Sons' }, { customer_id: '102' }])
    );
    const customer = frames.find((frame) => fieldOf(frame, 'asr').labels?.customer_id === '101')!;
    const hours = [0, 1, 2, 3, 4].map((hour) => Date.parse('2026-11-01T00:00:00Z') + hour * 3_600_000);
    expect(valuesOf(customer, 'time')).toEqual(hours);
    expect(valuesOf(customer, 'attempts')).toEqual([2, 0, 0, 1, 0]);
    expect(valuesOf(customer, 'asr')).toEqual([0.5, null, null, 1, null]);
    expect(fieldOf(customer, 'attempts').config).toMatchObject({ displayNameFromDS: 'Attempts · Ünal & Sons' });
  });

  it('of everything counts 0 where there was nothing at all, so that an alert on silence can fire', async () => {
    const { frames } = await grafana.query(
      asker,
      { ...hourly, measures: ['attempts'] },
      { from: '2020-01-01T00:00:00Z', to: '2020-01-01T02:00:00Z' }
    );
    expect(frames).toHaveLength(1);
    expect(valuesOf(frames[0], 'attempts')).toEqual([0, 0]);
  });

  it('does not show silence where rows were left out', async () => {
    const { frames } = await grafana.query(
      asker,
      { ...hourly, measures: ['attempts'], limit: 1 },
      { to: '2026-11-01T03:00:00Z' }
    );
    expect(valuesOf(frames[0], 'attempts')).not.toContain(0);
    expect(frames[0].schema.meta).toMatchObject({ custom: { truncated: true } });
  });

  it('chooses its bucket by the interval of the panel', async () => {
    const custom = async (intervalMS: number, maxDataPoints: number) => {
      const { frames } = await grafana.query(
        asker,
        { layout: 'series', measures: ['attempts'] },
        { intervalMS, maxDataPoints }
      );
      return (frames[0].schema.meta as { custom: FrameMeta }).custom.question.bucket;
    };
    expect(await custom(1_000, 1_000)).toBe('5m');
    expect(await custom(600_000, 1_000)).toBe('15m');
    expect(await custom(1_000, 24)).toBe('1h');
    expect(await custom(1_000, 2)).toBe('1d');
  });

  it('is made of days of the zone', async () => {
    const { frames } = await grafana.query(
      asker,
      { layout: 'series', bucket: '1d', zone: 'Asia/Kathmandu', measures: ['attempts'] },
      { to: '2026-11-02T00:00:00Z' }
    );
    expect(valuesOf(frames[0], 'time')).toEqual([
      Date.parse('2026-10-31T18:15:00Z'),
      Date.parse('2026-11-01T18:15:00Z'),
    ]);
    expect(valuesOf(frames[0], 'attempts')).toEqual([4, 1]);
  });
});

describe('breakout', () => {
  it('has a frame per level with exact values, the totals last', async () => {
    const { frames } = await grafana.query(asker, {
      layout: 'breakout',
      dimensions: ['customer_id', 'outcome'],
      measures: ['attempts', 'customer_charge', 'last_call_at'],
      currencies: ['USD'],
      zone: 'Europe/Madrid',
    });
    const levels = frames.map(({ schema }) => (schema.meta as { custom: FrameMeta }).custom.level);
    expect(levels).toEqual([['customer_id', 'outcome'], ['customer_id'], ['outcome'], []]);
    const [, customers, , totals] = frames;
    expect(customers.schema.fields.map(({ name }) => name)).toEqual([
      'customer_id',
      'customer_name',
      'attempts',
      'customer_charge',
      'last_call_at',
    ]);
    const row = valuesOf(customers, 'customer_id').indexOf('101');
    expect(valuesOf(customers, 'customer_charge')[row]).toBe('1.123456789012345678');
    expect(valuesOf(customers, 'last_call_at')[row]).toBe('2026-11-01T04:59:59+01:00');
    expect(valuesOf(totals, 'attempts')).toEqual([5]);
    expect(valuesOf(totals, 'customer_charge')).toEqual(['3.123456789012345678']);
  });

  it('tells what is not available from what is unknown, in ratios of money too', async () => {
    const { frames } = await grafana.query(asker, {
      layout: 'breakout',
      measures: ['customer_charge', 'profit_percent', 'pdd_avg_s'],
      currencies: ['GBP'],
    });
    expect(valuesOf(frames[0], 'customer_charge')).toEqual(['n/a']);
    expect(valuesOf(frames[0], 'profit_percent')).toEqual(['n/a']);
    expect(valuesOf(frames[0], 'pdd_avg_s')).toEqual([null]);
  });
});

describe('window', () => {
  it('of a whole day as Grafana writes it includes its last instant', async () => {
    const { frames } = await grafana.query(asker, { measures: ['attempts'] }, { to: '2026-11-01T23:59:59.999Z' });
    expect(valuesOf(frames[0], 'attempts')).toEqual([5]);
  });
});

describe('mistakes', () => {
  const refused = (query: object | string) =>
    grafana
      .query(asker, query as Record<string, unknown>)
      .then(({ status, errorSource, error }) => ({ status, errorSource, error }));

  it('are the asker’s, and named', async () => {
    expect(await refused({ measures: ['asrr'] })).toEqual({
      status: 400,
      errorSource: 'downstream',
      error: expect.stringContaining('The first measure must be one of: attempts, calls'),
    });
    expect(await refused({ measures: ['asr'], zone: 'Mars/Olympus' })).toMatchObject({
      status: 400,
      error: expect.stringContaining('Mars/Olympus'),
    });
    expect(await refused('{')).toMatchObject({ status: 400, error: expect.stringContaining('not JSON') });
    expect(
      await refused({ measures: ['asr'], filters: [{ dimension: '1; drop table attempts', values: ['1'] }] })
    ).toMatchObject({
      status: 400,
    });
  });

  it('are refused without the token or with another one', async () => {
    expect(await grafana.query(fromDataSource(), { measures: ['asr'] })).toMatchObject({
      status: 403,
      errorSource: 'downstream',
      error: expect.stringContaining('No token'),
      frames: [],
    });
    expect(await grafana.query(fromDataSource('another'), { measures: ['asr'] })).toMatchObject({ status: 403 });
  });

  it('leave the other queries their answers', async () => {
    const good = {
      refId: 'B',
      queryType: '',
      intervalMS: 1,
      maxDataPoints: 1,
      timeRange: { fromEpochMS: 0, toEpochMS: 1_000 },
    };
    const { responses } = await grafana.client.queryData(
      {
        pluginContext: asker,
        headers: {},
        queries: [
          { ...good, json: Buffer.from('{"measures":["calls"]}') },
          { ...good, refId: 'C', json: Buffer.from('{}') },
        ],
      },
      new AbortController().signal
    );
    expect(responses.B.status).toBe(200);
    expect(responses.C.status).toBe(400);
  });
});
