import { canonicalCall } from '../../../tests/http/canonical-call';
import { serveApi, ServedApi } from '../../../tests/http/serve-api';
import { parseStrictCsv } from '../../../tests/http/strict-csv';

const window = { from: '2026-10-24T00:00:00Z', to: '2026-11-02T00:00:00Z' };
const JSON_BODY = { 'content-type': 'application/json' };

let api: ServedApi;

beforeAll(async () => {
  api = await serveApi();
  const calls = [
    canonicalCall(1, {
      call_id: 'outbound, "1"',
      direction: 'outbound',
      started_at: '2026-11-01T10:00:00.250Z',
      answered_at: '2026-11-01T10:00:05.250Z',
      ended_at: '2026-11-01T10:01:05.750Z',
      talk_s: '60.5',
      cli: '0034612345678',
      client_type: 'retail',
      endpoint_type: 'RetailAccount',
      endpoint_id: '12',
      customer_charge: '0.1200',
      customer_currency: 'EUR',
      provider_charge: '0.070000',
      provider_currency: 'USD',
    }),
    canonicalCall(2, {
      call_id: 'inbound',
      direction: 'inbound',
      // The second two o'clock of the night the clocks go back.
      started_at: '2026-10-25T01:30:00Z',
      answered_at: '2026-10-25T01:30:02Z',
      ended_at: '2026-10-25T01:30:14Z',
      talk_s: '12',
      cli: 'anonymous',
      destination_number: '+34911111111',
      ddi: '911111111',
      ddi_provider_id: 'ddi-3',
      customer_name: '=1+1',
    }),
    canonicalCall(3, {
      call_id: 'unanswered',
      started_at: '2026-10-24T23:00:00Z',
      answered_at: null,
      ended_at: null,
      talk_s: null,
      customer_id: null,
      provider_id: null,
    }),
    canonicalCall(4, {
      call_id: 'unanswered',
      is_final: false,
      started_at: '2026-10-24T22:00:00Z',
      answered_at: null,
      ended_at: null,
      talk_s: null,
    }),
  ];
  const body = JSON.stringify(calls);
  expect((await api.call('/v1/attempts?source=s', { method: 'POST', body, headers: JSON_BODY })).status).toBe(200);
});
afterAll(() => api.stop());

const fileOf = (question: object, query = '') =>
  api.call(`/v1/calls/csv?${query}`, {
    method: 'POST',
    body: JSON.stringify({ window, zone: 'Europe/Madrid', ...question }),
    headers: JSON_BODY,
  });

// What others read by machine: if one of these bytes has to change, it is another layout.
it('writes call-list/1 to the byte', async () => {
  const response = await fileOf({ layout: 'call-list/1' });

  expect(await response.text()).toBe(
    'callid,startTime,duration,caller,callee,cost,price,endpointType,endpointId,direction,companyId,carrierId,ddiProviderId,ddiId\r\n' +
      '"outbound, ""1""",2026-11-01 11:00:00,60.5,+34612345678,+442079460958,0.070000,0.1200,RetailAccount,12,outbound,101,501,,\r\n' +
      'inbound,2026-10-25 02:30:00,12,anonymous,+34911111111,,,,,inbound,101,,ddi-3,911111111\r\n' +
      'unanswered,2026-10-25 01:00:00,0,,+442079460958,,,,,,,,,\r\n'
  );
  expect(response.headers.get('content-disposition')).toBe(
    'attachment; filename=call-list_2026-10-24T0200_2026-11-02T0100_Europe-Madrid.csv'
  );
});

it('writes call-list/named/1 under its names, with the offset of each time', async () => {
  const [header, ...records] = parseStrictCsv(await (await fileOf({ layout: 'call-list/named/1' })).text());

  expect(header.join()).toBe(
    'Start,CLI,Destination number,Outcome,Duration (s),Customer,Customer name,Provider,Provider name,Prefix,Destination,' +
      'Customer charge,Customer currency,Provider charge,Provider currency,Customer billed (s),Provider billed (s),' +
      'PDD (s),SIP code,Q.850 cause,Answer,End,Direction,Client type,Endpoint type,Endpoint,DDI,DDI provider,Source,Call'
  );
  expect(records.map(([start]) => start)).toEqual([
    '2026-11-01T11:00:00.250000+01:00',
    '2026-10-25T02:30:00+01:00',
    '2026-10-25T01:00:00+02:00',
  ]);
});

it('holds the calls the question names, all of them', async () => {
  const lines = async (question: object, query?: string) =>
    (await (await fileOf(question, query)).text()).split('\r\n');

  expect(await lines({ answeredOnly: true, limit: 1 })).toHaveLength(4);
  expect(await lines({ numbers: { typed: ['+34612345678'] } })).toHaveLength(3);
  expect(await lines({ filters: [{ dimension: 'direction', values: ['inbound'] }] })).toHaveLength(3);
  expect((await lines({}, 'closing_line=1&spreadsheet_safe=1')).slice(-2)).toEqual(['# rows: 3', '']);
  expect((await lines({}, 'spreadsheet_safe=1'))[2]).toContain(`'=1+1`);
});

it('refuses a mistake before anything is sent', async () => {
  const response = await fileOf({ filters: [{ dimension: 'provider_id', values: ['7'] }] });
  expect(response.status).toBe(400);
  expect(response.headers.get('content-disposition')).toBeNull();
  expect((await api.call('/v1/calls/csv')).status).toBe(400);
});
