import { freshDatabase, FreshDatabase } from '../../../tests/postgres/fresh-database';
import { pullOnce, storedAttempts } from '../../../tests/sources/pulled-attempts';
import { ENGINES, TestSwitch, testSwitch } from '../../../tests/sources/switch-database';

describe.each(ENGINES)('on %s', (engine) => {
  let ours: FreshDatabase;
  let opensips: TestSwitch;

  beforeAll(async () => {
    ours = await freshDatabase();
    opensips = await testSwitch(engine);
    const account = {
      id: 'id',
      method: 'text',
      from_tag: 'text',
      to_tag: 'text',
      callid: 'text',
      sip_code: 'text',
      time: 'local',
      setuptime: 'int',
      provider_id: 'text',
    } as const;
    await opensips.createTable('acc', { ...account, duration: 'int' });
    await opensips.createTable('missed_calls', account);
    await opensips.createTable('cdrs', {
      cdr_id: 'id',
      call_start_time: 'local',
      duration: 'int',
      sip_call_id: 'text',
      sip_from_tag: 'text',
      src_username: 'text',
      dst_ousername: 'text',
      src_ip: 'text',
    });
  });
  afterAll(() => Promise.all([ours.drop(), opensips.drop()]));

  test('whole calls with their length and time of set-up, and fail-overs', async () => {
    const invite = { method: 'INVITE', from_tag: 'f', to_tag: 't', setuptime: 4 };
    await opensips.insert('missed_calls', {
      ...invite,
      callid: 'a',
      sip_code: '503',
      time: '2026-07-01 12:00:02',
      setuptime: 2,
      provider_id: 'alpha',
    });
    await opensips.insert('acc', {
      ...invite,
      callid: 'a',
      sip_code: '200',
      time: '2026-07-01 12:00:06',
      setuptime: 6,
      duration: 30,
      provider_id: 'beta',
    });
    expect(await pullOnce(ours.pool, 'opensips', { database: opensips.url, zone: 'Europe/Madrid' })).toMatchObject({
      loaded: 2,
    });
    expect(await storedAttempts(ours.pool)).toMatchObject([
      {
        attempt_no: 1,
        is_final: false,
        sip_code: 503,
        outcome: 'network_failure',
        provider_id: 'alpha',
        started_at: '2026-07-01T10:00:00',
        ended_at: '2026-07-01T10:00:02',
      },
      {
        attempt_no: 2,
        is_final: true,
        sip_code: 200,
        outcome: 'answered',
        provider_id: 'beta',
        started_at: '2026-07-01T10:00:02',
        answered_at: '2026-07-01T10:00:06',
        ended_at: '2026-07-01T10:00:36',
        talk_s: '30',
      },
    ]);
  });

  test('cdrs hold answered calls only', async () => {
    await ours.pool.query('truncate attempts, attempt_keys, sources');
    await opensips.insert('cdrs', {
      call_start_time: '2026-07-01 12:00:00',
      duration: 61,
      sip_call_id: 'a',
      sip_from_tag: 'f',
      src_username: '1001',
      dst_ousername: '34911234567',
      src_ip: '198.51.100.7',
    });
    await pullOnce(ours.pool, 'sip-cdrs', { database: opensips.url });
    expect(await storedAttempts(ours.pool)).toEqual([
      {
        attempt_id: 'a;f',
        call_id: 'a',
        is_final: true,
        started_at: '2026-07-01T12:00:00',
        answered_at: '2026-07-01T12:00:00',
        ended_at: '2026-07-01T12:01:01',
        talk_s: '61',
        sip_code: 200,
        outcome: 'answered',
        cli: '1001',
        destination_number: '34911234567',
        source_address: '198.51.100.7',
      },
    ]);
    const { rows } = await ours.pool.query('select records_unanswered from sources');
    expect(rows).toEqual([{ records_unanswered: false }]);
  });
});
