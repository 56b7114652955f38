import { freshDatabase, FreshDatabase } from '../../../tests/postgres/fresh-database';
import { pullOnce, storedAttempts } from '../../../tests/sources/pulled-attempts';
import { ENGINES, TestSwitch, testSwitch } from '../../../tests/sources/switch-database';

describe.each(ENGINES)('on %s', (engine) => {
  let ours: FreshDatabase;
  let astpp: TestSwitch;

  beforeAll(async () => {
    ours = await freshDatabase();
    astpp = await testSwitch(engine);
    await astpp.createTable('cdrs', {
      uniqueid: 'text',
      accountid: 'int',
      callerid: 'text',
      callednum: 'text',
      billseconds: 'int',
      trunk_id: 'int',
      callerip: 'text',
      disposition: 'text',
      callstart: 'local',
      end_stamp: 'local',
      debit: 'numeric',
      cost: 'numeric',
      provider_id: 'int',
      pattern: 'text',
      notes: 'text',
      billmsec: 'int',
      waitmsec: 'int',
      progress_mediamsec: 'int',
    });
  });
  afterAll(() => Promise.all([ours.drop(), astpp.drop()]));

  const call = {
    uniqueid: 'u1',
    accountid: 101,
    callerid: '1001',
    callednum: '34911234567',
    callstart: '2026-07-01 12:00:00',
    billseconds: 0,
    debit: 0,
    cost: 0,
    provider_id: 0,
    trunk_id: 0,
    notes: '',
    pattern: '',
  };

  test('rows that share a uniqueid stay apart, long calls keep their length, causes come from the disposition', async () => {
    await astpp.insert(
      'cdrs',
      {
        ...call,
        disposition: 'NORMAL_CLEARING [16]',
        billseconds: 12,
        billmsec: 11_960,
        waitmsec: 3500,
        progress_mediamsec: 1250,
        end_stamp: '2026-07-01 12:00:15.46',
        debit: 0.5,
        cost: 0.2,
        provider_id: 7,
        trunk_id: 3,
        pattern: '^34.*',
        notes: 'Spain',
      },
      // The reseller's own row of the same call.
      { ...call, accountid: 102, disposition: 'NORMAL_CLEARING [16]', billseconds: 12, debit: 0.4 },
      // Ten hours: more than the column can hold.
      {
        ...call,
        uniqueid: 'u2',
        disposition: 'NORMAL_CLEARING [16]',
        billseconds: 32_767,
        end_stamp: '2026-07-01 22:00:00',
      },
      { ...call, uniqueid: 'u3', disposition: 'USER_BUSY [17]' },
      { ...call, uniqueid: 'u4', disposition: 'ORIGINATOR_CANCEL [487]' }
    );
    expect(await pullOnce(ours.pool, 'astpp', { database: astpp.url, currency: 'EUR' })).toMatchObject({ loaded: 5 });
    const byCall = (await storedAttempts(ours.pool)).sort((a, b) =>
      `${String(a.call_id)}${String(a.customer_id)}` < `${String(b.call_id)}${String(b.customer_id)}` ? -1 : 1
    );
    expect(byCall).toMatchObject([
      {
        call_id: 'u1',
        customer_id: '101',
        provider_id: '7',
        trunk_out: '3',
        started_at: '2026-07-01T12:00:00',
        answered_at: '2026-07-01T12:00:03.5',
        ended_at: '2026-07-01T12:00:15.46',
        talk_s: '11.96',
        pdd_s: '1.25',
        q850_cause: 16,
        outcome: 'answered',
        destination_prefix: '34',
        destination_name: 'Spain',
        customer_charge: '0.5',
        customer_currency: 'EUR',
        provider_charge: '0.2',
      },
      { call_id: 'u1', customer_id: '102', talk_s: '12', customer_charge: '0.4' },
      { call_id: 'u2', talk_s: '36000' },
      { call_id: 'u3', outcome: 'busy', q850_cause: 17 },
      { call_id: 'u4', outcome: 'cancelled', sip_code: 487 },
    ]);
    expect(byCall[1]).not.toHaveProperty('provider_id');
    expect(await pullOnce(ours.pool, 'astpp', { database: astpp.url, currency: 'EUR' })).toMatchObject({ loaded: 0 });
  });
});
