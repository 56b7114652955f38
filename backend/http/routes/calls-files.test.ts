import { NumbersAnswer } from '../../../contract/calls';
import { readWorkbook, Sheet } from '../../../tests/deliveries/read-workbook';
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

const sheetsOf = async (response: Response) => readWorkbook(Buffer.from(await response.arrayBuffer()));
const textsOf = ({ rows }: Sheet) => rows.map((cells) => cells.map(({ value }) => value));
const factsOf = (sheet: Sheet) => new Map(textsOf(sheet).map(([label, value]) => [label, value]));

describe('as a workbook', () => {
  const workbook = (path: string, question: object) =>
    api.call(path, {
      method: 'POST',
      body: JSON.stringify({ window, zone: 'Europe/Madrid', ...question }),
      headers: JSON_BODY,
    });

  it('call-list/1 has its fourteen columns, typed, with whole seconds of the zone', async () => {
    const response = await workbook('/v1/calls/xlsx', { layout: 'call-list/1', answeredOnly: true });
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename=call-list_2026-10-24T0200_2026-11-02T0100_Europe-Madrid.xlsx'
    );
    const [table, facts] = await sheetsOf(response);
    const csv = await (await fileOf({ layout: 'call-list/1' })).text();
    expect(table.name).toBe('Call list');
    expect(textsOf(table)[0].join()).toBe(csv.split('\r\n')[0]);
    expect(table.rows).toHaveLength(3);
    const [callId, start, duration, caller] = table.rows[1];
    expect([callId, duration, caller]).toMatchObject([
      { type: 'text', value: 'outbound, "1"' },
      { type: 'number', value: '60.5' },
      { type: 'text', value: '+34612345678' },
    ]);
    // 2026-11-01 11:00:00 as a spreadsheet counts it.
    expect(start).toMatchObject({ type: 'number', value: String(46_327 + 11 / 24) });
    expect(table.rows[1].find(({ address }) => address === 'F2')).toMatchObject({ type: 'number', value: '0.07' });
    expect(Object.fromEntries(factsOf(facts))).toMatchObject({
      Report: 'Call list',
      Layout: 'call-list/1',
      Calls: 'only those somebody answered',
      Rows: '2',
    });
  });

  it('the named layout has the columns of its CSV file', async () => {
    const numbers = { typed: ['+34 612 345 678'], side: 'cli' };
    const [table, facts] = await sheetsOf(await workbook('/v1/calls/xlsx', { numbers }));
    const [header] = parseStrictCsv(await (await fileOf({})).text());
    expect(table.name).toBe('Per number');
    expect(textsOf(table)[0]).toEqual(header);
    expect(table.rows).toHaveLength(2);
    expect(factsOf(facts).get('Numbers')).toBe('1 as CLI: +34 612 345 678');
  });

  it('the figures of numbers are those of the page and of the CSV file', async () => {
    const question = { numbers: { typed: ['0034612345678', '+34911111111', '1', '+34 612 345 678'] } };
    const [table, facts] = await sheetsOf(await workbook('/v1/calls/numbers/xlsx', question));
    const answer = (await (await workbook('/v1/calls/numbers', question)).json()) as NumbersAnswer;
    const [header, ...records] = parseStrictCsv(await (await workbook('/v1/calls/numbers/csv', question)).text());

    expect(textsOf(table)[0]).toEqual(header);
    expect(answer.rows).toHaveLength(2);
    expect(records).toEqual(
      answer.rows.map((row) => answer.columns.map(({ name }) => (row[name] === null ? '' : String(row[name]))))
    );
    const first = header.indexOf('First call');
    expect(table.rows[1].find(({ address }) => address.charCodeAt(0) - 65 === first)).toMatchObject({ type: 'number' });
    expect(Object.fromEntries(factsOf(facts))).toMatchObject({
      Report: 'Per number',
      'Not found': '1: 1',
      'Given more than once': '1',
      Rows: '2',
    });
  });
});

it('refuses a mistake before anything is sent', async () => {
  const response = await fileOf({ filters: [{ dimension: 'provider_id', values: ['7'] }] });
  expect(response.status).toBe(400);
  expect(response.headers.get('content-disposition')).toBeNull();
  expect((await api.call('/v1/calls/csv')).status).toBe(400);
});
