import { parseAttempt } from '../../calls/parse-attempt';
import { rowsOfJsonCdr } from './json-cdr';
import { freeswitchSettingsSchema } from './settings';

const JSON_TYPE = 'application/json';
const SETTINGS = freeswitchSettingsSchema.parse({});

const ANSWERED = {
  uuid: '5a3a1d91-90d3-4db4-af5c-cc3ae15d93a4',
  direction: 'inbound',
  accountcode: 'acme%20ltd',
  sip_call_id: '985e365f%40192.0.2.7',
  sip_network_ip: '192.0.2.7',
  sip_req_user: '1002',
  sip_term_status: '200',
  sip_hangup_disposition: 'send_bye',
  hangup_cause: 'NORMAL_CLEARING',
  hangup_cause_q850: '16',
  start_stamp: '2018-03-14%2007%3A09%3A18',
  start_epoch: '1521025758',
  start_uepoch: '1521025758006702',
  progress_epoch: '1521025758',
  progress_uepoch: '1521025758116123',
  progress_media_uepoch: '1521025767766321',
  answer_epoch: '1521025767',
  answer_uepoch: '1521025767766321',
  end_epoch: '1521025788',
  end_uepoch: '1521025788366141',
  duration: '30',
  billsec: '21',
  billmsec: '20600',
};
const REFUSED = {
  ...ANSWERED,
  sip_term_status: '503',
  sip_hangup_disposition: 'send_refuse',
  hangup_cause: 'USER_BUSY',
  hangup_cause_q850: '17',
  last_bridge_proto_specific_hangup_cause: 'sip%3A486',
  progress_epoch: '0',
  progress_uepoch: '0',
  progress_media_uepoch: '0',
  answer_epoch: '0',
  answer_uepoch: '0',
  billsec: '0',
  billmsec: '0',
};

test('an answered call, its values percent-encoded and its times as epochs', () => {
  expect(attemptOf(post(ANSWERED))).toMatchObject({
    attempt_id: ANSWERED.uuid,
    call_id: ANSWERED.uuid,
    is_final: true,
    started_at: '2018-03-14T11:09:18.006702Z',
    ringing_at: '2018-03-14T11:09:18.116123Z',
    answered_at: '2018-03-14T11:09:27.766321Z',
    ended_at: '2018-03-14T11:09:48.366141Z',
    talk_s: '20.6',
    pdd_s: '0.109421',
    sip_code: 200,
    q850_cause: 16,
    hangup_by: 'callee',
    customer_id: 'acme ltd',
    source_address: '192.0.2.7',
    cli: '+441632960000',
    destination_number: '1002',
  });
});

test('a refused call has the provider’s code, no answer and no talk time', () => {
  expect(attemptOf(post(REFUSED))).toMatchObject({
    answered_at: null,
    talk_s: null,
    ringing_at: null,
    pdd_s: null,
    sip_code: 486,
    q850_cause: 17,
    hangup_by: null,
  });
});

test('a cause of FreeSWITCH’s own is no Q.850 cause, though it writes one', () => {
  const cancelled = {
    ...REFUSED,
    hangup_cause: 'ORIGINATOR_CANCEL',
    hangup_cause_q850: '16',
    sip_hangup_disposition: 'recv_cancel',
  };
  expect(attemptOf(post(cancelled))).toMatchObject({ q850_cause: null, outcome: 'cancelled', hangup_by: 'caller' });
});

test('which variable holds a column is a setting', () => {
  const settings = freeswitchSettingsSchema.parse({ variables: { provider_id: 'carrier' } });
  const [{ record }] = rowsOfJsonCdr(post({ ...ANSWERED, carrier: 'alpha' }), JSON_TYPE, settings);
  expect(parseAttempt(record!).attempt).toMatchObject({ provider_id: 'alpha', customer_id: 'acme ltd' });
});

test('the three ways it is posted are one', () => {
  const json = post(ANSWERED).toString();
  const form = Buffer.from(`cdr=${encodeURIComponent(json)}`);
  const base64 = Buffer.from(`cdr=${Buffer.from(json).toString('base64')}`);
  const plain = attemptOf(Buffer.from(json));
  expect(attemptOf(form, 'application/x-www-form-urlencoded')).toEqual(plain);
  expect(attemptOf(base64, 'application/x-www-form-base64-encoded')).toEqual(plain);
});

test('a b-leg is no row: its call is told by the a-leg', () => {
  const bLeg = { ...ANSWERED, direction: 'outbound', originator: ANSWERED.uuid };
  expect(rowsOfJsonCdr(post(bLeg, 'outbound'), JSON_TYPE, SETTINGS)).toEqual([]);
});

test.each([
  ['{"variables":', 'The body is not the JSON of mod_json_cdr: it has no “variables”.'],
  ['{"call":1}', 'The body is not the JSON of mod_json_cdr: it has no “variables”.'],
  ['[]', 'The body is not the JSON of mod_json_cdr: it has no “variables”.'],
  ['{"variables":{"uuid":"1"}}', 'The variable “start_uepoch” is missing.'],
  ['{"variables":{"start_uepoch":"1521025758006702"}}', 'The variable “uuid” is missing.'],
])('%s is rejected with its reason', (body, reason) => {
  expect(rowsOfJsonCdr(Buffer.from(body), JSON_TYPE, SETTINGS)).toEqual([{ position: 1, raw: body, reason }]);
});

test('a form field with broken escapes is a mistake of the request', () => {
  expect(() => rowsOfJsonCdr(Buffer.from('cdr=%7B%2'), 'application/x-www-form-urlencoded', SETTINGS)).toThrow(
    /percent escapes/
  );
});

function post(variables: Record<string, string>, direction = 'inbound'): Buffer {
  return Buffer.from(
    JSON.stringify({
      'core-uuid': '63e2315b',
      channel_data: { state: 'CS_REPORTING', direction },
      variables,
      callflow: [{ caller_profile: { caller_id_number: '+441632960000', destination_number: '1002' } }],
    })
  );
}

function attemptOf(body: Buffer, contentType = JSON_TYPE) {
  const [{ record }] = rowsOfJsonCdr(body, contentType, SETTINGS);
  const { attempt, reason } = parseAttempt(record!);
  expect(reason).toBeUndefined();
  return attempt;
}
