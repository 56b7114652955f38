import { freshDatabase, FreshDatabase } from '../../../tests/postgres/fresh-database';
import { pullOnce, reasons, storedAttempts } from '../../../tests/sources/pulled-attempts';
import { ENGINES, TestSwitch, testSwitch } from '../../../tests/sources/switch-database';

describe.each(ENGINES)('on %s', (engine) => {
  let ours: FreshDatabase;
  let asterisk: TestSwitch;

  beforeAll(async () => {
    ours = await freshDatabase();
    asterisk = await testSwitch(engine);
    const basic = {
      calldate: 'local',
      src: 'text',
      dst: 'text',
      channel: 'text',
      dstchannel: 'text',
      duration: 'int',
      billsec: 'int',
      disposition: 'text',
      accountcode: 'text',
      uniqueid: 'text',
    } as const;
    await asterisk.createTable('cdr', { ...basic, linkedid: 'text', sequence: 'int', peeraccount: 'text' });
    await asterisk.createTable('old_cdr', basic);
  });
  afterAll(() => Promise.all([ours.drop(), asterisk.drop()]));

  const call = {
    calldate: '2026-07-01 12:00:00',
    src: '1001',
    dst: '34911234567',
    channel: 'PJSIP/acme-0000001a',
    duration: 20,
    billsec: 0,
    accountcode: '101',
  };

  test('rows of one linkedid are the attempts of a call, and the answered one decides it', async () => {
    await asterisk.insert(
      'cdr',
      {
        ...call,
        uniqueid: '1.1',
        linkedid: '1.1',
        sequence: 5,
        dstchannel: 'PJSIP/alpha-1-0000001b',
        disposition: 'CONGESTION',
        peeraccount: 'alpha',
      },
      {
        ...call,
        uniqueid: '1.1',
        linkedid: '1.1',
        sequence: 6,
        dstchannel: 'PJSIP/beta-0000001c',
        disposition: 'ANSWERED',
        duration: 35,
        billsec: 30,
        peeraccount: 'beta',
      },
      { ...call, uniqueid: '2.1', linkedid: '2.1', sequence: 7, disposition: 'NO ANSWER' },
      { ...call, uniqueid: '3.1', linkedid: '3.1', sequence: 8, disposition: 'SINGING' },
      // The clock shows this time twice, at the end of summer time: the first is taken.
      {
        ...call,
        calldate: '2026-10-25 02:30:00',
        uniqueid: '4.1',
        linkedid: '4.1',
        sequence: 9,
        disposition: 'ANSWERED',
        duration: 5400,
        billsec: 5400,
      }
    );
    const settings = { database: asterisk.url, zone: 'Europe/Madrid' };
    expect(await pullOnce(ours.pool, 'asterisk', settings)).toMatchObject({ loaded: 4, rejected: 1 });
    expect(await reasons(ours.pool)).toEqual([
      'disposition “SINGING” is none of ANSWERED, NO ANSWER, BUSY, CONGESTION, FAILED.',
    ]);
    const shared = { customer_id: '101', cli: '1001', destination_number: '34911234567', trunk_in: 'acme' };
    expect(await storedAttempts(ours.pool)).toEqual([
      {
        ...shared,
        attempt_id: '1.1;5',
        call_id: '1.1',
        attempt_no: 1,
        is_final: false,
        started_at: '2026-07-01T10:00:00',
        ended_at: '2026-07-01T10:00:20',
        outcome: 'network_failure',
        provider_id: 'alpha',
        trunk_out: 'alpha-1',
      },
      {
        ...shared,
        attempt_id: '1.1;6',
        call_id: '1.1',
        attempt_no: 2,
        is_final: true,
        started_at: '2026-07-01T10:00:00',
        answered_at: '2026-07-01T10:00:05',
        ended_at: '2026-07-01T10:00:35',
        talk_s: '30',
        outcome: 'answered',
        provider_id: 'beta',
        trunk_out: 'beta',
      },
      {
        ...shared,
        attempt_id: '2.1;7',
        call_id: '2.1',
        attempt_no: 1,
        is_final: true,
        started_at: '2026-07-01T10:00:00',
        ended_at: '2026-07-01T10:00:20',
        outcome: 'no_answer',
      },
      {
        ...shared,
        attempt_id: '4.1;9',
        call_id: '4.1',
        attempt_no: 1,
        is_final: true,
        started_at: '2026-10-25T00:30:00',
        answered_at: '2026-10-25T00:30:00',
        ended_at: '2026-10-25T02:00:00',
        talk_s: '5400',
        outcome: 'answered',
      },
    ]);
  });

  test('without linkedid and sequence, rows of one channel stay apart and each channel is a call', async () => {
    await ours.pool.query('truncate attempts, attempt_keys, sources');
    await asterisk.insert(
      'old_cdr',
      { ...call, uniqueid: '9.1', dstchannel: 'SIP/alpha-01', disposition: 'BUSY' },
      { ...call, uniqueid: '9.1', dstchannel: 'SIP/beta-02', disposition: 'ANSWERED', billsec: 20 }
    );
    await pullOnce(ours.pool, 'asterisk', { database: asterisk.url, table: 'old_cdr' });
    expect(await storedAttempts(ours.pool)).toMatchObject([
      { call_id: '9.1', is_final: false, outcome: 'busy', trunk_out: 'alpha' },
      { call_id: '9.1', is_final: true, outcome: 'answered', trunk_out: 'beta' },
    ]);
  });
});
