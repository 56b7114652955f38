import { freshDatabase, FreshDatabase } from '../../../tests/postgres/fresh-database';
import { pullOnce, storedAttempts } from '../../../tests/sources/pulled-attempts';
import { ENGINES, TestSwitch, testSwitch } from '../../../tests/sources/switch-database';
import { findSource, Source } from '../../calls/source';
import { configureSource } from '../configure-source';
import { pullSource } from '../pull/pull-source';
import { cancelBackfill, listBackfills, requestBackfill } from './backfills';

describe.each(ENGINES)('on %s', (engine) => {
  let ours: FreshDatabase;
  let ivoz: TestSwitch;
  let source: Source;

  beforeAll(async () => {
    ours = await freshDatabase();
    ivoz = await testSwitch(engine);
    await ivoz.createTable('BillableCalls', {
      id: 'id',
      callid: 'text',
      startTime: 'local',
      duration: 'float',
      companyId: 'int',
      price: 'numeric',
    });
    const calls = Array.from({ length: 24 }, (_, hour) => ({
      callid: `h${String(hour).padStart(2, '0')}`,
      startTime: `2026-07-01 ${String(hour).padStart(2, '0')}:30:00`,
      duration: 1,
      price: 1,
    }));
    await ivoz.insert('BillableCalls', ...calls);
    const settings = { database: ivoz.url, batch_rows: 3 };
    expect(await pullOnce(ours.pool, 'ivozprovider', settings)).toMatchObject({ loaded: 24 });
    source = (await findSource(ours.pool, 'switch'))!;
    await ivoz.query(
      engine === 'postgres' ? `update "BillableCalls" set price = 2` : `update BillableCalls set price = 2`
    );
  });
  afterAll(() => Promise.all([ours.drop(), ivoz.drop()]));

  const prices = async () => (await storedAttempts(ours.pool)).map((attempt) => attempt.customer_charge);
  const range = { from: '2026-07-01T06:00:00Z', to: '2026-07-01T12:00:00Z', requestedBy: 'ada' };

  test('a range is read again on request, and goes on where it stopped', async () => {
    await requestBackfill(ours.pool, source, range);
    // As if the service had been killed after the first hours.
    await ours.pool.query(`update backfills set read_to = '2026-07-01T08:00:00Z'`);
    expect(await listBackfills(ours.pool, source)).toMatchObject([
      { state: 'waiting', readTo: '2026-07-01T08:00:00.000000Z', requestedBy: 'ada' },
    ]);
    expect((await listBackfills(ours.pool, source))[0].progress).toBeCloseTo(1 / 3);
    await pullSource(ours.pool, source);
    expect(await listBackfills(ours.pool, source)).toMatchObject([
      { state: 'done', progress: 1, received: 4, replaced: 4 },
    ]);
    const stored = (await storedAttempts(ours.pool)).filter(({ customer_charge }) => customer_charge === '2');
    expect(stored.map(({ call_id }) => call_id).sort()).toEqual(['h08', 'h09', 'h10', 'h11']);
  });

  test('one that is cancelled is not read', async () => {
    const before = await prices();
    const { backfillId } = await requestBackfill(ours.pool, source, { ...range, from: '2026-07-01T00:00:00Z' });
    await cancelBackfill(ours.pool, source, backfillId);
    await pullSource(ours.pool, source);
    expect(await prices()).toEqual(before);
    await expect(cancelBackfill(ours.pool, source, backfillId)).rejects.toThrow('still to be read');
  });

  test('a range that is none, and tables without an index by time, are refused', async () => {
    await expect(requestBackfill(ours.pool, source, { ...range, to: range.from })).rejects.toThrow('before to');
    const kamailio = await configureSource(ours.pool, 'proxy', 'kamailio', { database: ivoz.url });
    await expect(requestBackfill(ours.pool, kamailio, range)).rejects.toThrow('by time');
  });
});
