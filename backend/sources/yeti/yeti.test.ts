import { freshDatabase, FreshDatabase } from '../../../tests/postgres/fresh-database';
import { pullOnce, reasons, storedAttempts } from '../../../tests/sources/pulled-attempts';
import { Row, TestSwitch, testSwitch } from '../../../tests/sources/switch-database';

let ours: FreshDatabase;
let yeti: TestSwitch;

beforeAll(async () => {
  ours = await freshDatabase();
  yeti = await testSwitch('postgres');
  await yeti.query(`create schema cdr`);
  await yeti.query(
    `create table cdr.cdr (
       id bigint not null, time_start timestamptz not null, time_connect timestamptz, time_end timestamptz,
       success boolean, is_last_cdr boolean, duration int, routing_attempt int, global_tag text, orig_call_id text,
       customer_id int, customer_acc_id int, vendor_id int, vendor_acc_id int, orig_gw_id int, term_gw_id int,
       src_prefix_in text, dst_prefix_in text, destination_prefix text, lrn text, auth_orig_ip inet,
       customer_price numeric, customer_price_no_vat numeric, vendor_price numeric, profit numeric,
       customer_currency_id smallint, vendor_currency_id smallint, customer_duration int, vendor_duration int,
       destination_reverse_billing boolean, dialpeer_reverse_billing boolean, lega_disconnect_code int,
       legb_disconnect_code int, internal_disconnect_code int, lega_q850_cause smallint, legb_q850_cause smallint,
       disconnect_initiator_id int, pdd double precision
     ) partition by range (time_start)`
  );
  for (const day of ['2026-07-01', '2026-07-02']) {
    await yeti.query(
      `create table cdr.cdr_${day.replaceAll('-', '_')} partition of cdr.cdr
       for values from ('${day}') to (date '${day}' + 1)`
    );
  }
});
afterAll(() => Promise.all([ours.drop(), yeti.drop()]));

const CALL: Row = {
  time_start: '2026-07-01 23:59:58.5+00',
  success: false,
  is_last_cdr: true,
  duration: 0,
  routing_attempt: 1,
  customer_id: 101,
  customer_acc_id: 11,
  src_prefix_in: '34911234567',
  dst_prefix_in: '442079460000',
};

test('a row is an attempt: fail-over, reverse billing, unrated and rejected ones', async () => {
  await yeti.insert(
    'cdr.cdr',
    // Two attempts of one call: the first provider fails, the second one answers, after midnight.
    {
      ...CALL,
      id: 1,
      global_tag: 'call-1',
      is_last_cdr: false,
      vendor_id: 7,
      legb_disconnect_code: 503,
      lega_disconnect_code: 200,
      legb_q850_cause: 41,
      customer_price: 0,
      vendor_price: 0,
      pdd: 0.00001,
      time_end: '2026-07-01 23:59:59+00',
    },
    {
      ...CALL,
      id: 2,
      global_tag: 'call-1',
      routing_attempt: 2,
      time_start: '2026-07-02 00:00:01+00',
      time_connect: '2026-07-02 00:00:04.25+00',
      time_end: '2026-07-02 00:00:19.25+00',
      success: true,
      duration: 15,
      vendor_id: 8,
      vendor_acc_id: 18,
      term_gw_id: 88,
      destination_prefix: '4420',
      auth_orig_ip: '198.51.100.7',
      legb_disconnect_code: 200,
      lega_disconnect_code: 200,
      disconnect_initiator_id: 3,
      // With 21 % of VAT.
      customer_price: '0.0605',
      customer_price_no_vat: '0.05',
      vendor_price: '0.03',
      customer_currency_id: 2,
      customer_duration: 30,
      vendor_duration: 15,
      pdd: 1.5,
    },
    // Not rated yet.
    {
      ...CALL,
      id: 3,
      global_tag: 'call-3',
      success: true,
      duration: 3,
      time_connect: '2026-07-01 23:59:59+00',
      vendor_id: 8,
      legb_disconnect_code: 200,
      customer_price: null,
      vendor_price: null,
    },
    // Refused by routing: no vendor was tried.
    {
      ...CALL,
      id: 4,
      orig_call_id: 'abc@host',
      lega_disconnect_code: 403,
      lega_q850_cause: 21,
      internal_disconnect_code: 8000,
      disconnect_initiator_id: 0,
      customer_price: 0,
      vendor_price: 0,
    },
    // Toll-free: the customer is paid.
    {
      ...CALL,
      id: 5,
      global_tag: 'call-5',
      success: true,
      duration: 60,
      time_connect: '2026-07-01 23:59:59+00',
      vendor_id: 8,
      legb_disconnect_code: 200,
      customer_price: '0.02',
      customer_price_no_vat: '0.02',
      vendor_price: '0.03',
      destination_reverse_billing: true,
      dialpeer_reverse_billing: true,
    },
    { ...CALL, id: 6, success: true, duration: 5, customer_price: 0, vendor_price: 0 }
  );
  const settings = { database: yeti.url, base_currency: 'EUR', currencies: { 2: 'USD' } };
  expect(await pullOnce(ours.pool, 'yeti', settings)).toMatchObject({ loaded: 5, rejected: 1 });
  expect(await reasons(ours.pool)).toEqual(['The call succeeded, but time_connect is empty.']);
  const shared = { customer_id: '101', account_id: '11', cli: '34911234567', destination_number: '442079460000' };
  expect(await storedAttempts(ours.pool)).toEqual([
    {
      ...shared,
      attempt_id: '1',
      call_id: 'call-1',
      attempt_no: 1,
      is_final: false,
      started_at: '2026-07-01T23:59:58.5',
      ended_at: '2026-07-01T23:59:59',
      sip_code: 503,
      q850_cause: 41,
      outcome: 'network_failure',
      provider_id: '7',
      customer_charge: '0',
      customer_currency: 'EUR',
      provider_charge: '0',
      provider_currency: 'EUR',
      pdd_s: '0.00001',
    },
    {
      ...shared,
      attempt_id: '2',
      call_id: 'call-1',
      attempt_no: 2,
      is_final: true,
      started_at: '2026-07-02T00:00:01',
      answered_at: '2026-07-02T00:00:04.25',
      ended_at: '2026-07-02T00:00:19.25',
      talk_s: '15',
      customer_billed_s: 30,
      provider_billed_s: 15,
      sip_code: 200,
      outcome: 'answered',
      hangup_by: 'callee',
      provider_id: '8',
      provider_account_id: '18',
      trunk_out: '88',
      destination_prefix: '4420',
      source_address: '198.51.100.7',
      customer_charge: '0.0605',
      customer_charge_net: '0.05',
      customer_currency: 'USD',
      provider_charge: '0.03',
      provider_currency: 'EUR',
      pdd_s: '1.5',
    },
    {
      ...shared,
      attempt_id: '3',
      call_id: 'call-3',
      attempt_no: 1,
      is_final: true,
      started_at: '2026-07-01T23:59:58.5',
      answered_at: '2026-07-01T23:59:59',
      talk_s: '3',
      sip_code: 200,
      outcome: 'answered',
      provider_id: '8',
    },
    {
      ...shared,
      attempt_id: '4',
      call_id: 'abc@host',
      attempt_no: 1,
      is_final: true,
      started_at: '2026-07-01T23:59:58.5',
      sip_code: 403,
      q850_cause: 21,
      outcome: 'forbidden',
      hangup_by: 'routing',
      customer_charge: '0',
      customer_currency: 'EUR',
      provider_charge: '0',
      provider_currency: 'EUR',
    },
    {
      ...shared,
      attempt_id: '5',
      call_id: 'call-5',
      attempt_no: 1,
      is_final: true,
      started_at: '2026-07-01T23:59:58.5',
      answered_at: '2026-07-01T23:59:59',
      talk_s: '60',
      sip_code: 200,
      outcome: 'answered',
      provider_id: '8',
      customer_charge: '-0.02',
      customer_charge_net: '-0.02',
      customer_currency: 'EUR',
      provider_charge: '-0.03',
      provider_currency: 'EUR',
    },
  ]);
});

test('a price that comes later is seen when the row is read again', async () => {
  const settings = { database: yeti.url, base_currency: 'EUR', currencies: { 2: 'USD' }, read_again_s: [0] };
  const answered = { ...CALL, success: true, duration: 5, time_connect: '2026-07-01 23:59:59+00', vendor_id: 8 };
  await yeti.insert('cdr.cdr', { ...answered, id: 7, customer_price: null, vendor_price: null });
  expect(await pullOnce(ours.pool, 'yeti', settings)).toMatchObject({ loaded: 1, replaced: 0 });
  await yeti.query(`update cdr.cdr set customer_price = 0.01, vendor_price = 0.004 where id = 7`);
  expect(await pullOnce(ours.pool, 'yeti', settings)).toMatchObject({ loaded: 0, replaced: 1 });
  expect((await storedAttempts(ours.pool)).find(({ attempt_id }) => attempt_id === '7')).toMatchObject({
    customer_charge: '0.01',
    provider_charge: '0.004',
  });
});
