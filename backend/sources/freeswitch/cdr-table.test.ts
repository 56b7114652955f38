import { freshDatabase, FreshDatabase } from '../../../tests/postgres/fresh-database';
import { pullOnce, storedAttempts } from '../../../tests/sources/pulled-attempts';
import { TestSwitch, testSwitch } from '../../../tests/sources/switch-database';

let ours: FreshDatabase;
let freeswitch: TestSwitch;

beforeAll(async () => {
  ours = await freshDatabase();
  freeswitch = await testSwitch('postgres');
  await freeswitch.createTable('cdr', {
    id: 'id',
    caller_id_number: 'text',
    destination_number: 'text',
    start_stamp: 'instant',
    answer_stamp: 'instant',
    end_stamp: 'instant',
    billsec: 'int',
    hangup_cause: 'text',
    uuid: 'text',
    accountcode: 'text',
    sip_hangup_disposition: 'text',
  });
});
afterAll(() => Promise.all([ours.drop(), freeswitch.drop()]));

test('a-legs, with causes by name and answers that never came', async () => {
  const call = {
    caller_id_number: '1001',
    destination_number: '34911234567',
    start_stamp: '2026-07-01 12:00:00+02',
    end_stamp: '2026-07-01 12:00:30+02',
    billsec: 0,
    accountcode: '101',
  };
  await freeswitch.insert(
    'cdr',
    {
      ...call,
      uuid: 'a',
      answer_stamp: '2026-07-01 12:00:04+02',
      billsec: 26,
      hangup_cause: 'NORMAL_CLEARING',
      sip_hangup_disposition: 'send_bye',
    },
    { ...call, uuid: 'b', answer_stamp: null, hangup_cause: 'NO_ANSWER' },
    { ...call, uuid: 'c', answer_stamp: '1970-01-01 00:00:00+00', hangup_cause: 'GATEWAY_DOWN', accountcode: '' }
  );
  expect(await pullOnce(ours.pool, 'freeswitch-table', { database: freeswitch.url })).toMatchObject({ loaded: 3 });
  const shared = {
    is_final: true,
    cli: '1001',
    destination_number: '34911234567',
    started_at: '2026-07-01T10:00:00',
    ended_at: '2026-07-01T10:00:30',
  };
  expect(await storedAttempts(ours.pool)).toEqual([
    {
      ...shared,
      attempt_id: 'a',
      call_id: 'a',
      answered_at: '2026-07-01T10:00:04',
      talk_s: '26',
      outcome: 'answered',
      q850_cause: 16,
      hangup_by: 'callee',
      customer_id: '101',
    },
    { ...shared, attempt_id: 'b', call_id: 'b', outcome: 'no_answer', q850_cause: 19, customer_id: '101' },
    { ...shared, attempt_id: 'c', call_id: 'c', outcome: 'network_failure' },
  ]);
});
