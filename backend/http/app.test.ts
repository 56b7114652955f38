import { ProblemBody } from '../../contract/problem';
import { serveApi, ServedApi, TOKEN } from '../../tests/http/serve-api';

describe('the HTTP door', () => {
  let api: ServedApi;
  beforeAll(async () => {
    api = await serveApi();
  });
  afterAll(() => api.stop());

  const problem = async (response: Response) => (await response.json()) as ProblemBody;

  it.each([undefined, 'Bearer wrong', 'Basic a-token-for-tests-only', 'Bearer  ', 'a-token-for-tests-only'])(
    'refuses the authorization %p',
    async (authorization) => {
      const response = await fetch(`${api.url}/v1/catalog`, { headers: authorization ? { authorization } : {} });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toContain('Bearer');
      expect((await problem(response)).error).toContain('Authorization: Bearer');
    }
  );

  it('takes the token as a password too, for switches that can send nothing else', async () => {
    const basic = (password: string) => ({
      authorization: `Basic ${Buffer.from(`fs1:${password}`).toString('base64')}`,
    });
    expect((await fetch(`${api.url}/v1/catalog`, { headers: basic(TOKEN) })).status).toBe(200);
    expect((await fetch(`${api.url}/v1/catalog`, { headers: basic('wrong') })).status).toBe(401);
  });

  it('tells health without a token, and nothing else', async () => {
    expect((await fetch(`${api.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${api.url}/metrics`)).status).toBe(401);
  });

  it('lists what can be asked', async () => {
    const catalog = (await (await api.call('/v1/catalog')).json()) as { reports: Array<{ name: string }> };
    expect(catalog.reports.map(({ name }) => name)).toContain('breakout');
  });

  it('answers an unknown path and a wrong method with sentences', async () => {
    const missing = await api.call('/v1/nothing');
    expect(missing.status).toBe(404);
    expect((await problem(missing)).error).toContain('/v1/nothing');

    const wrong = await api.call('/v1/catalog', { method: 'DELETE' });
    expect(wrong.status).toBe(405);
    expect(wrong.headers.get('allow')).toBe('GET');
    expect((await problem(wrong)).allowed).toEqual(['GET']);
  });

  it('names the field of a mistaken question', async () => {
    const question = {
      measures: ['attempts'],
      dimensions: ['customer'],
      window: { from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' },
    };
    const response = await api.call('/v1/ask', { method: 'POST', body: JSON.stringify(question) });
    expect(response.status).toBe(400);
    const body = await problem(response);
    expect(body.field).toContain('dimensions');
    expect(body.allowed).toContain('customer_id');
  });

  it('refuses a body that is no JSON, and one that is too large', async () => {
    const broken = await api.call('/v1/ask', { method: 'POST', body: '{"measures":' });
    expect(broken.status).toBe(400);
    expect((await problem(broken)).error).toContain('not JSON');

    const large = await api.call('/v1/ask', { method: 'POST', body: JSON.stringify('x'.repeat(33 * 1_048_576)) });
    expect(large.status).toBe(413);
    expect((await problem(large)).error).toContain('32 MB');
  });

  it('carries a request id through, makes one, and guards the browser', async () => {
    const given = await api.call('/v1/catalog', { headers: { 'x-request-id': 'abc-1' } });
    expect(given.headers.get('x-request-id')).toBe('abc-1');
    const made = await api.call('/v1/catalog', { headers: { 'x-request-id': 'bad id "' } });
    expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(made.headers.get('x-content-type-options')).toBe('nosniff');
    expect(made.headers.get('x-powered-by')).toBeNull();
  });

  it('counts requests by route', async () => {
    await api.call('/v1/catalog');
    const metrics = await (await api.call('/metrics')).text();
    expect(metrics).toMatch(
      /trunkline_http_request_seconds_count\{method="GET",route="\/v1\/catalog",status="200"\} \d+/
    );
  });

  it('says that the database is away', async () => {
    const other = await serveApi();
    try {
      await other.database.pool.end();
      const response = await other.call('/healthz');
      expect(response.status).toBe(503);
    } finally {
      other.database.pool.end = () => Promise.resolve();
      await other.stop();
    }
  });
});
