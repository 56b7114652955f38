import { freshDatabase, FreshDatabase } from '../../../tests/postgres/fresh-database';
import { pullOnce, storedAttempts } from '../../../tests/sources/pulled-attempts';
import { ENGINES, TestSwitch, testSwitch } from '../../../tests/sources/switch-database';

describe.each(ENGINES)('on %s', (engine) => {
  let ours: FreshDatabase;
  let cgrates: TestSwitch;

  beforeAll(async () => {
    ours = await freshDatabase();
    cgrates = await testSwitch(engine);
    await cgrates.createTable('cdrs', {
      id: 'id',
      cgrid: 'text',
      run_id: 'text',
      tor: 'text',
      tenant: 'text',
      account: 'text',
      subject: 'text',
      destination: 'text',
      setup_time: 'local',
      answer_time: 'local',
      usage: 'int',
      extra_fields: 'text',
      cost: 'numeric',
      updated_at: 'local',
      deleted_at: 'local',
    });
  });
  afterAll(() => Promise.all([ours.drop(), cgrates.drop()]));

  const run = {
    run_id: '*default',
    tor: '*voice',
    tenant: 'cgrates.org',
    account: '101',
    subject: '1001',
    destination: '34911234567',
    setup_time: '2026-07-01 12:00:00',
    answer_time: '2026-07-01 12:00:03',
    usage: 10_500_000_000,
    extra_fields: '{"Supplier":"alpha","Cause":17}',
    cost: 0.1,
  };

  test('the runs of a call are one attempt: nanoseconds, a cost of -1, other records than voice', async () => {
    await cgrates.insert(
      'cdrs',
      { ...run, cgrid: 'a' },
      { ...run, cgrid: 'a', run_id: 'supplier', cost: 0.04 },
      { ...run, cgrid: 'a', run_id: '*raw', cost: -1 },
      { ...run, cgrid: 'b', cost: -1 },
      { ...run, cgrid: 'c', answer_time: null, usage: 0, cost: 0 },
      { ...run, cgrid: 'd', tor: '*sms' },
      { ...run, cgrid: 'e', deleted_at: '2026-07-01 13:00:00' }
    );
    const settings = {
      database: cgrates.url,
      currency: 'EUR',
      provider_run_id: 'supplier',
      extra_fields: { provider_id: 'Supplier', q850_cause: 'Cause' },
      batch_rows: 2,
    };
    expect(await pullOnce(ours.pool, 'cgrates', settings)).toMatchObject({ loaded: 3, rejected: 0 });
    const shared = {
      is_final: true,
      customer_id: '101',
      brand_id: 'cgrates.org',
      cli: '1001',
      destination_number: '34911234567',
      provider_id: 'alpha',
      q850_cause: 17,
      started_at: '2026-07-01T12:00:00',
    };
    const answered = {
      answered_at: '2026-07-01T12:00:03',
      ended_at: '2026-07-01T12:00:13.5',
      talk_s: '10.5',
      outcome: 'answered',
    };
    expect(await storedAttempts(ours.pool)).toEqual([
      {
        ...shared,
        ...answered,
        attempt_id: 'a',
        call_id: 'a',
        customer_charge: '0.1',
        customer_currency: 'EUR',
        provider_charge: '0.04',
        provider_currency: 'EUR',
      },
      { ...shared, ...answered, attempt_id: 'b', call_id: 'b' },
      { ...shared, attempt_id: 'c', call_id: 'c', outcome: 'busy', customer_charge: '0', customer_currency: 'EUR' },
    ]);
  });
});
