import { canonicalCall } from '../../../tests/http/canonical-call';
import { serveApi, ServedApi } from '../../../tests/http/serve-api';
import { readCompleteness, readSilences } from '../../alerts/complete-until';

let api: ServedApi;
beforeAll(async () => {
  api = await serveApi();
});
afterAll(() => api.stop());

const put = async (source: string, body: unknown) => {
  const headers = { 'content-type': 'application/json' };
  const response = await api.call(`/v1/sources/${source}/watch`, {
    method: 'PUT',
    body: JSON.stringify(body),
    headers,
  });
  return { status: response.status, body: await response.json() };
};

it('makes a source of posts one that is waited for', async () => {
  const headers = { 'content-type': 'application/json' };
  await api.call('/v1/attempts?source=posts', { method: 'POST', body: JSON.stringify([canonicalCall(1)]), headers });
  expect(await readSilences(api.database.pool)).toEqual([]);

  expect(await put('posts', { settlesWithinS: 600, silentAfterMinutes: 30 })).toMatchObject({ status: 200 });

  expect(await readSilences(api.database.pool)).toEqual([
    expect.objectContaining({ name: 'posts', mayBeSilentS: 1_800, lastError: null }),
  ]);
  const { until, stopped } = await readCompleteness(api.database.pool);
  expect(stopped).toEqual([]);
  expect(Date.now() - Date.parse(until)).toBeGreaterThanOrEqual(600_000);

  await put('posts', { silentAfterMinutes: 0 });
  expect(await readSilences(api.database.pool)).toEqual([]);
});

it('hears a switch that posts each call as it ends', async () => {
  const body = JSON.stringify({ variables: {} });
  await api.call('/v1/freeswitch/json-cdr?source=fs', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  });
  expect((await readSilences(api.database.pool)).map(({ name }) => name)).toEqual(['fs']);
});

it('refuses what can’t be, by name', async () => {
  expect(await put('posts', { settlesWithinS: -1 })).toMatchObject({ status: 400, body: { field: 'settlesWithinS' } });
  expect(await put('nobody', { settlesWithinS: 1 })).toMatchObject({ status: 404 });
});
