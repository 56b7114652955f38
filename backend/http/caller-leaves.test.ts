import { whileWaiting } from '../../tests/http/question-that-waits';
import { serveApi, ServedApi } from '../../tests/http/serve-api';
import { someone } from '../../tests/access/someone';
import { requestInProcess } from './in-process';

const QUESTION = JSON.stringify({
  measures: ['attempts'],
  dimensions: ['customer_id'],
  window: { from: '2026-11-01T00:00:00Z', to: '2026-11-08T00:00:00Z' },
});

describe('a caller that leaves', () => {
  let api: ServedApi;
  beforeAll(async () => {
    api = await serveApi();
  });
  afterAll(() => api.stop());

  it.each(['/v1/ask', '/v1/csv', '/v1/xlsx'])('cancels its query in PostgreSQL: POST %s', async (path) => {
    const caller = new AbortController();
    const ask = () =>
      api.call(path, { method: 'POST', body: QUESTION, signal: caller.signal }).catch((error: Error) => error.name);
    expect(await whileWaiting(api, ask, () => caller.abort())).toBe('AbortError');
  });

  it('cancels it within the process too', async () => {
    const caller = new AbortController();
    const ask = () =>
      requestInProcess(api.server, someone('viewer', 'viewer'), {
        method: 'POST',
        path: '/v1/ask',
        headers: {},
        body: Buffer.from(QUESTION),
        signal: caller.signal,
      }).catch((error: Error) => error.name);
    expect(await whileWaiting(api, ask, () => caller.abort())).toBe('AbortError');
  });

  it('gets the sentence when the time is up', async () => {
    const hurried = await serveApi({ questionTimeoutS: 0.2 });
    try {
      const ask = () => hurried.call('/v1/ask', { method: 'POST', body: QUESTION });
      const response = await whileWaiting(hurried, ask, () => undefined);
      expect(response.status).toBe(504);
      expect(((await response.json()) as { error: string }).error).toContain('took longer than 0.2 s');
    } finally {
      await hurried.stop();
    }
  });
});
