import { freshDatabase, FreshDatabase } from '../../../tests/postgres/fresh-database';
import { pullOnce, storedAttempts } from '../../../tests/sources/pulled-attempts';
import { TestSwitch, testSwitch } from '../../../tests/sources/switch-database';

let ours: FreshDatabase;
let pbx: TestSwitch;

beforeAll(async () => {
  ours = await freshDatabase();
  pbx = await testSwitch('postgres');
  await pbx.query(
    `create table v_xml_cdr (
       xml_cdr_uuid uuid primary key, domain_uuid uuid, domain_name text, accountcode text, extension_uuid uuid,
       direction text, caller_id_number text, destination_number text, caller_destination text, leg char(1),
       originating_leg_uuid uuid, start_epoch numeric, start_stamp timestamptz, answer_epoch numeric, end_epoch numeric,
       billsec numeric, billmsec numeric, pdd_ms numeric, status text, hangup_cause text, hangup_cause_q850 numeric,
       sip_hangup_disposition text, provider_uuid uuid, network_addr text
     )`
  );
});
afterAll(() => Promise.all([ours.drop(), pbx.drop()]));

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const START = 1_782_864_000;
const CALL = {
  domain_uuid: uuid(900),
  domain_name: 'acme.example',
  direction: 'outbound',
  caller_id_number: '1001',
  destination_number: '34911234567',
  leg: 'a',
  start_epoch: START,
  answer_epoch: 0,
  end_epoch: START + 30,
  billsec: 0,
  billmsec: 0,
  pdd_ms: 9999,
  network_addr: '198.51.100.9',
};

test('legs, an answered call that status calls failed, causes by name, and times from the epochs', async () => {
  await pbx.insert(
    'v_xml_cdr',
    {
      ...CALL,
      xml_cdr_uuid: uuid(1),
      extension_uuid: uuid(50),
      answer_epoch: START + 5,
      billsec: 25,
      billmsec: 24_680,
      status: 'failed',
      hangup_cause: 'NORMAL_CLEARING',
      hangup_cause_q850: 16,
      sip_hangup_disposition: 'recv_bye',
    },
    {
      ...CALL,
      xml_cdr_uuid: uuid(2),
      leg: 'b',
      originating_leg_uuid: uuid(1),
      answer_epoch: START + 5,
      billsec: 25,
      billmsec: 24_680,
      hangup_cause: 'NORMAL_CLEARING',
      sip_hangup_disposition: 'send_bye',
      provider_uuid: uuid(70),
    },
    // Answered for a moment: fewer than a second.
    {
      ...CALL,
      xml_cdr_uuid: uuid(3),
      direction: 'local',
      answer_epoch: START + 5,
      billsec: 0,
      billmsec: 400,
      hangup_cause: 'NORMAL_CLEARING',
    },
    { ...CALL, xml_cdr_uuid: uuid(4), hangup_cause: 'ORIGINATOR_CANCEL', hangup_cause_q850: 16 },
    { ...CALL, xml_cdr_uuid: uuid(5), hangup_cause: 'USER_BUSY', hangup_cause_q850: 17, end_epoch: START + 30.5 }
  );
  expect(await pullOnce(ours.pool, 'fusionpbx', { database: pbx.url })).toMatchObject({ loaded: 5, rejected: 0 });
  const shared = {
    customer_id: uuid(900),
    customer_name: 'acme.example',
    client_type: 'vpbx',
    cli: '1001',
    destination_number: '34911234567',
    source_address: '198.51.100.9',
    started_at: '2026-07-01T00:00:00',
    ended_at: '2026-07-01T00:00:30',
  };
  const attempts = await storedAttempts(ours.pool);
  const answered = { answered_at: '2026-07-01T00:00:05', outcome: 'answered', q850_cause: 16 };
  expect(attempts).toEqual([
    {
      ...shared,
      ...answered,
      attempt_id: uuid(1),
      call_id: uuid(1),
      is_final: true,
      direction: 'outbound',
      talk_s: '24.68',
      hangup_by: 'caller',
      endpoint_type: 'User',
      endpoint_id: uuid(50),
    },
    {
      ...shared,
      ...answered,
      attempt_id: uuid(2),
      call_id: uuid(1),
      is_final: false,
      direction: 'outbound',
      talk_s: '24.68',
      hangup_by: 'caller',
      provider_id: uuid(70),
    },
    {
      ...shared,
      ...answered,
      attempt_id: uuid(3),
      call_id: uuid(3),
      is_final: true,
      direction: 'internal',
      talk_s: '0.4',
    },
    { ...shared, attempt_id: uuid(4), call_id: uuid(4), is_final: true, direction: 'outbound', outcome: 'cancelled' },
    {
      ...shared,
      attempt_id: uuid(5),
      call_id: uuid(5),
      is_final: true,
      direction: 'outbound',
      outcome: 'busy',
      q850_cause: 17,
      ended_at: '2026-07-01T00:00:30.5',
    },
  ]);
});

test('a call recorded an hour after it began is found by its start', async () => {
  const start = Math.floor(Date.now() / 1000) - 3600;
  const late = { ...CALL, start_epoch: start, end_epoch: start + 3590, hangup_cause: 'NORMAL_CLEARING' };
  const settings = { database: pbx.url, read_again_s: [0, 3700, 7200] };
  await pullOnce(ours.pool, 'fusionpbx', settings);
  await pbx.insert('v_xml_cdr', { ...late, xml_cdr_uuid: uuid(6) });
  const readAgain = { ...settings, read_again_s: [0, 3500, 7200] };
  expect(await pullOnce(ours.pool, 'fusionpbx', readAgain)).toMatchObject({ loaded: 1 });
});
