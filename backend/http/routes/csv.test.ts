import { IncomingMessage, request } from 'http';
import { text } from 'stream/consumers';

import { canonicalCall } from '../../../tests/http/canonical-call';
import { serveApi, ServedApi, TOKEN } from '../../../tests/http/serve-api';
import { parseStrictCsv } from '../../../tests/http/strict-csv';

const QUESTION = {
  measures: ['attempts', 'acd_s', 'first_call_at'],
  dimensions: ['customer_id'],
  order: [{ by: 'customer_id', direction: 'asc' }],
  window: { from: '2026-11-01T00:00:00Z', to: '2026-11-02T12:00:00Z' },
  zone: 'Europe/Madrid',
};

describe('/v1/csv', () => {
  let api: ServedApi;
  beforeAll(async () => {
    api = await serveApi();
    const calls = Array.from({ length: 2_500 }, (_, no) =>
      canonicalCall(no, { customer_id: String(10_000 + no), customer_name: '=cmd, "x"' })
    );
    const body = JSON.stringify(calls);
    const headers = { 'content-type': 'application/json' };
    expect((await api.call('/v1/attempts?source=s', { method: 'POST', body, headers })).status).toBe(200);
  });
  afterAll(() => api.stop());

  const get = (query: Record<string, string>) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const path = `/v1/csv?${new URLSearchParams(query)}`;
      const headers = { authorization: `Bearer ${TOKEN}` };
      request(`${api.url}${path}`, { headers }, resolve).on('error', reject).end();
    });

  it('is every row of the question, and says how many there were', async () => {
    const response = await get({ question: JSON.stringify({ ...QUESTION, limit: 10 }) });
    expect(response.headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    const [header, ...records] = parseStrictCsv(await text(response));
    expect(header).toEqual(['Customer', 'Customer name', 'Attempts', 'ACD (s)', 'First call']);
    expect(records).toHaveLength(2_500);
    expect(records[0]).toEqual(['10000', '=cmd, "x"', '1', '60', '2026-11-01T11:00:00+01:00']);
    expect(response.trailers['x-row-count']).toBe('2500');
  });

  it('is named for report, window and zone', async () => {
    const response = await get({
      report: 'breakout',
      question: JSON.stringify({ window: QUESTION.window, zone: QUESTION.zone }),
    });
    expect(response.headers['content-disposition']).toBe(
      'attachment; filename=breakout_2026-11-01T0100_2026-11-02T1300_Europe-Madrid.csv'
    );
    response.resume();
  });

  it('can be safe for spreadsheets, and end with a line that counts', async () => {
    const response = await get({ question: JSON.stringify(QUESTION), spreadsheet_safe: '1', closing_line: '1' });
    const lines = (await text(response)).split('\r\n');
    expect(lines[1]).toContain(`"'=cmd, ""x"""`);
    expect(lines.slice(-2)).toEqual(['# rows: 2500', '']);
  });

  it('says beside its cells why some of them are empty, and in lines at its end for whoever asks', async () => {
    await api.database.pool.query(`update sources set records_unanswered = false where name = 's'`);
    const asked = { question: JSON.stringify({ ...QUESTION, measures: ['asr', 'talk_s'] }) };
    const why = 'Some figures are not available: s records answered calls only.';
    const plain = await get(asked);
    const [, record] = parseStrictCsv(await text(plain));
    expect(record).toEqual(['10000', '=cmd, "x"', '', '60']);
    expect(JSON.parse(plain.trailers['x-notes']!)).toContain(why);
    const lines = (await text(await get({ ...asked, notes: '1', closing_line: '1' }))).split('\r\n');
    expect(lines).toContain(`# ${why}`);
    expect(lines.slice(-2)).toEqual(['# rows: 2500', '']);
    await api.database.pool.query(`update sources set records_unanswered = true where name = 's'`);
  });

  it('refuses a mistake with a sentence before anything is sent', async () => {
    const response = await get({ question: '{"measures":[]}' });
    expect(response.statusCode).toBe(400);
    expect(response.headers['content-disposition']).toBeUndefined();
    expect(JSON.parse(await text(response))).toHaveProperty('error');
    expect((await get({ question: 'x' })).statusCode).toBe(400);
    expect((await get({})).statusCode).toBe(400);
  });

  it('is cut off, and can not be taken for whole, when the database goes in the middle', async () => {
    const { pool } = api.database;
    const calls = Array.from({ length: 20_000 }, (_, no) =>
      JSON.stringify(canonicalCall(no, { customer_id: `c-${no}`, customer_name: 'a name' }))
    ).join('\n');
    await api.call('/v1/attempts?source=many', {
      method: 'POST',
      body: calls,
      headers: { 'content-type': 'application/x-ndjson' },
    });
    // More than fits into what the sockets on the way hold.
    await pool.query(`update names set name = repeat('x', 4000) where kind = 'customer'`);

    const response = await get({ question: JSON.stringify(QUESTION) });
    await new Promise((resolve) => response.once('readable', resolve));
    await pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
    );
    await expect(text(response)).rejects.toThrow();
    expect(response.complete).toBe(false);
    expect(response.trailers['x-row-count']).toBeUndefined();
  });
});
