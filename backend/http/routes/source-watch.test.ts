import { canonicalCall } from '../../../tests/http/canonical-call';
import { serveApi, ServedApi } from '../../../tests/http/serve-api';
import { SourceStatus } from '../../../contract/sources';
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

it('keeps what is expected of a source until it is said otherwise', async () => {
  const watched = async () => {
    const sources = (await (await api.call('/v1/sources')).json()) as SourceStatus[];
    return sources.find(({ name }) => name === 'posts')!.watch;
  };
  await put('posts', { settlesWithinS: 60, callsWithinMinutes: 90, chargesWithinHours: 48 });
  const expected = { settlesWithinS: 60, silentAfterMinutes: 0, callsWithinMinutes: 90, chargesWithinHours: 48 };
  expect(await watched()).toEqual(expected);
  await put('posts', { silentAfterMinutes: 5 });
  expect(await watched()).toEqual({ ...expected, silentAfterMinutes: 5 });
  await put('posts', { callsWithinMinutes: 0, chargesWithinHours: 0 });
  expect(await watched()).toMatchObject({ callsWithinMinutes: null, chargesWithinHours: null });
});

it('refuses what can’t be, by name', async () => {
  expect(await put('posts', { settlesWithinS: -1 })).toMatchObject({ status: 400, body: { field: 'settlesWithinS' } });
  expect(await put('nobody', { settlesWithinS: 1 })).toMatchObject({ status: 404 });
});
