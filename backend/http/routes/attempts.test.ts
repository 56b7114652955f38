import { gzipSync } from 'zlib';

import { ProblemBody } from '../../../contract/problem';
import { canonicalCall } from '../../../tests/http/canonical-call';
import { serveApi, ServedApi } from '../../../tests/http/serve-api';

interface Received extends ProblemBody {
  received: number;
  loaded: number;
  unchanged: number;
  replaced: number;
  rejected: number;
  rejects: Array<{ position: number; reason: string }>;
}

describe('POST /v1/attempts', () => {
  let api: ServedApi;
  beforeAll(async () => {
    api = await serveApi();
  });
  afterAll(() => api.stop());

  const post = async (source: string, body: BodyInit, headers: Record<string, string>) => {
    const response = await api.call(`/v1/attempts?source=${source}`, { method: 'POST', body, headers });
    return { status: response.status, body: (await response.json()) as Received };
  };
  const postArray = (source: string, rows: unknown) =>
    post(source, JSON.stringify(rows), { 'content-type': 'application/json' });
  const ndjson = (rows: unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  const stored = async (source: string) => {
    const { rows } = await api.database.pool.query<{ attempt_id: string }>(
      'select attempt_id from attempts join sources using (source_id) where name = $1 order by 1',
      [source]
    );
    return rows.map(({ attempt_id }) => attempt_id);
  };

  it('stores an array, and the same again changes nothing', async () => {
    const rows = [canonicalCall(1), canonicalCall(2)];
    expect(await postArray('array', rows)).toMatchObject({
      status: 200,
      body: { received: 2, loaded: 2, rejects: [] },
    });
    expect((await postArray('array', rows)).body).toMatchObject({ loaded: 0, unchanged: 2 });
    expect((await postArray('array', [canonicalCall(2, { talk_s: '59' })])).body).toMatchObject({ replaced: 1 });
    expect(await stored('array')).toEqual(['attempt-1', 'attempt-2']);
  });

  it('answers 422 with a reason per row, and stores the others', async () => {
    const rows = [canonicalCall(1), canonicalCall(2, { started_at: 'yesterday' }), 7, canonicalCall(4)];
    const { status, body } = await postArray('mixed', rows);
    expect(status).toBe(422);
    expect(body).toMatchObject({ received: 4, loaded: 2, rejected: 2 });
    expect(body.error).toContain('All others are stored');
    expect(body.rejects.map(({ position }) => position)).toEqual([2, 3]);
    expect(body.rejects[0].reason).toContain('started_at');
    expect(await stored('mixed')).toEqual(['attempt-1', 'attempt-4']);

    const listed = (await (await api.call('/v1/rejects?source=mixed')).json()) as { total: number };
    expect(listed.total).toBe(2);
  });

  it('stores NDJSON as it arrives, plain and gz', async () => {
    const lines = ndjson(Array.from({ length: 3_000 }, (_, no) => canonicalCall(no)));
    const plain = await post('lines', lines, { 'content-type': 'application/x-ndjson' });
    expect(plain).toMatchObject({ status: 200, body: { loaded: 3_000 } });
    const packed = new Uint8Array(gzipSync(lines));
    const again = await post('lines', packed, { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' });
    expect(again).toMatchObject({ status: 200, body: { unchanged: 3_000 } });
  });

  it.each([
    ['{"attempt_id": 1}', 'not an array'],
    ['[{]', 'not JSON'],
  ])('refuses the body %s as a whole', async (body, sentence) => {
    const refused = await post('refused', body, { 'content-type': 'application/json' });
    expect(refused.status).toBe(400);
    expect(refused.body.error).toContain(sentence);
  });

  it('wants a source, and content it can unpack', async () => {
    const nameless = await api.call('/v1/attempts', {
      method: 'POST',
      body: '[]',
      headers: { 'content-type': 'application/json' },
    });
    expect(nameless.status).toBe(400);
    const packed = await post('odd', 'x', { 'content-type': 'application/x-ndjson', 'content-encoding': 'zstd' });
    expect(packed.status).toBe(415);
  });

  it('stores text with SQL in it as text', async () => {
    const name = `'; drop table attempts; --`;
    expect((await postArray('sql', [canonicalCall(1, { customer_name: name })])).status).toBe(200);
    const { rows } = await api.database.pool.query(
      `select customer_name from attempts where customer_name like '%drop%'`
    );
    expect(rows).toEqual([{ customer_name: name }]);
  });

  it('deletes by id', async () => {
    await postArray('deleting', [canonicalCall(1), canonicalCall(2)]);
    const response = await api.call('/v1/attempts?source=deleting', {
      method: 'DELETE',
      body: '["attempt-1","never-there"]',
    });
    expect(await response.json()).toEqual({ deleted: 1 });
    expect(await stored('deleting')).toEqual(['attempt-2']);
    expect((await api.call('/v1/attempts?source=none', { method: 'DELETE', body: '["a"]' })).status).toBe(404);
  });
});
