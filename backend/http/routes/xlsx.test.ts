import { buffer, text } from 'stream/consumers';
import { Readable } from 'stream';

import { canonicalCall } from '../../../tests/http/canonical-call';
import { readWorkbook, Sheet } from '../../../tests/deliveries/read-workbook';
import { serveApi, ServedApi } from '../../../tests/http/serve-api';
import { parseStrictCsv } from '../../../tests/http/strict-csv';

const QUESTION = {
  measures: ['attempts', 'asr', 'acd_s', 'customer_charge', 'first_call_at'],
  dimensions: ['time', 'customer_id'],
  bucket: '1d',
  filters: [{ dimension: 'customer_id', values: ['none', '101', '102', null] }],
  window: { from: '2026-10-31T23:00:00Z', to: '2026-11-02T23:00:00Z' },
  zone: 'Europe/Madrid',
};

const CHARGED = { customer_charge: '0.012345', customer_currency: 'USD' };

describe('/v1/xlsx', () => {
  let api: ServedApi;
  beforeAll(async () => {
    api = await serveApi();
    const calls = Array.from({ length: 20 }, (_, no) =>
      canonicalCall(no, { customer_id: no % 2 ? '101' : '102', customer_name: '=cmd("x")', ...CHARGED })
    );
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify(calls);
    expect((await api.call('/v1/attempts?source=s', { method: 'POST', body, headers })).status).toBe(200);
  });
  afterAll(() => api.stop());

  const get = (door: string, query: Record<string, string>) => api.call(`/v1/${door}?${new URLSearchParams(query)}`);

  const sheetsOf = async (response: Response) => readWorkbook(await buffer(Readable.fromWeb(response.body as never)));

  const factOf = ({ rows }: Sheet, label: string) => rows.find(([{ value }]) => value === label)?.[1].value;

  it('holds the figures of the CSV file', async () => {
    const query = { report: 'breakout', question: JSON.stringify(QUESTION) };
    const [header, ...records] = parseStrictCsv(await text(Readable.fromWeb((await get('csv', query)).body as never)));
    const response = await get('xlsx', query);
    expect(response.headers.get('content-type')).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    );
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename=breakout_2026-11-01_2026-11-03_Europe-Madrid.xlsx'
    );
    const [table, facts] = await sheetsOf(response);
    expect(table.name).toBe('Breakout');
    expect(table.rows[0].map(({ value }) => value)).toEqual(header);
    const times = [0, header.indexOf('First call')];
    const shown = table.rows.slice(1).map((cells) => {
      const byColumn = new Map(cells.map(({ address, value }) => [address.charCodeAt(0) - 65, value]));
      return header.map((_, at) => (times.includes(at) ? '' : (byColumn.get(at) ?? '')));
    });
    const plain = (cell: string) => (/^-?\d+\.\d+$/.test(cell) ? String(Number(cell)) : cell);
    expect(shown.map((cells) => cells.map(plain))).toEqual(
      records.map((record) => record.map((cell, at) => (times.includes(at) ? '' : plain(cell))))
    );
    expect(records.length).toBeGreaterThan(1);
    expect(factOf(facts, 'Rows')).toBe(String(records.length));
  });

  it('says on a sheet of its own what was asked', async () => {
    const sheets = await sheetsOf(await get('xlsx', { report: 'breakout', question: JSON.stringify(QUESTION) }));
    const facts = sheets.at(-1)!;
    expect(facts.name).toBe('Question');
    expect(factOf(facts, 'Report')).toBe('Breakout');
    expect(factOf(facts, 'From')).toBe('2026-11-01T00:00:00+01:00');
    expect(factOf(facts, 'To, not included')).toBe('2026-11-03T00:00:00+01:00');
    expect(factOf(facts, 'Time zone')).toContain('Europe/Madrid');
    expect(factOf(facts, 'Rows by')).toBe('Time (1d), Customer');
    expect(factOf(facts, 'Filter')).toBe('Customer: none, 101, 102, (unknown)');
    expect(factOf(facts, 'Currencies')).toBe("USD, GBP, by the rate of each call's day");
    expect(factOf(facts, 'ASR')).toContain('answered / attempts');
    expect(Date.parse(factOf(facts, 'Generated at')!)).not.toBeNaN();
  });

  it('says why an amount is n/a', async () => {
    const converted = { ...QUESTION, currencies: ['JPY'] };
    const [table, facts] = await sheetsOf(await get('xlsx', { question: JSON.stringify(converted) }));
    expect(table.name).toBe('Report');
    expect(table.rows[1].some(({ type, value }) => type === 'text' && value === 'n/a')).toBe(true);
    expect(factOf(facts, 'Note')).toContain('no exchange rate to JPY');
    expect(factOf(facts, 'Currencies')).toContain('JPY');
    const native = await sheetsOf(await get('xlsx', { question: JSON.stringify(QUESTION) }));
    expect(factOf(native.at(-1)!, 'Currencies')).toContain('each amount in its own');
  });

  it('is called after a report without taking over what it asks', async () => {
    const response = await get('xlsx', { called: 'dtmf', question: JSON.stringify(QUESTION) });
    expect(response.headers.get('content-disposition')).toMatch(/filename=dtmf_/);
    const [table, facts] = await sheetsOf(response);
    expect(table.name).toBe('DTMF');
    expect(table.rows[0][0].value).toBe('Time');
    expect(factOf(facts, 'Report')).toBe('DTMF');
    expect(factOf(facts, 'Rows by')).toBe('Time (1d), Customer');
  });

  it('refuses a mistake with a sentence', async () => {
    const response = await get('xlsx', { question: '{"measures":[]}' });
    expect(response.status).toBe(400);
    expect(await response.json()).toHaveProperty('error');
  });
});
