import { once } from 'events';
import { AddressInfo, connect } from 'net';

import { ProblemBody } from '../../contract/problem';
import { serveApi, ServedApi, TOKEN } from '../../tests/http/serve-api';

const PORTAL = 'https://portal.example.com';
const proxied = { exposure: { trustedProxies: ['loopback'], allowedOrigins: [PORTAL] } };

let api: ServedApi;
afterEach(() => api.stop());

const tried = (token: string, from = '198.51.100.1') =>
  fetch(`${api.url}/v1/catalog`, { headers: { authorization: `Bearer ${token}`, 'x-forwarded-for': from } });

describe('wrong tokens', () => {
  it('are refused unseen after ten of one address, with the time to wait, and cost others nothing', async () => {
    api = await serveApi(proxied);
    for (let no = 0; no < 10; no += 1) {
      expect((await tried(`guess-${no}`)).status).toBe(401);
    }

    const refused = await tried('guess-11');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(((await refused.json()) as ProblemBody).error).toMatch(/^Too many wrong tokens came from 198\.51\.100\.1\./);
    expect((await tried(TOKEN)).status).toBe(429);
    expect((await tried('guess', '198.51.100.2')).status).toBe(401);
    expect((await tried(TOKEN, '198.51.100.2')).status).toBe(200);
  });

  it('keep nobody behind the same address from a token that was good lately', async () => {
    api = await serveApi(proxied);
    expect((await tried(TOKEN)).status).toBe(200);
    for (let no = 0; no < 12; no += 1) {
      await tried(`guess-${no}`);
    }

    expect((await tried('guess')).status).toBe(429);
    expect((await tried(TOKEN)).status).toBe(200);
    const metrics = await (await api.call('/metrics', { headers: { 'x-forwarded-for': '198.51.100.9' } })).text();
    expect(metrics).toContain('trunkline_failed_tokens_total 10');
  });

  it('are one guess, however often the same is sent', async () => {
    api = await serveApi(proxied);
    for (let times = 0; times < 12; times += 1) {
      expect((await tried('left behind by a program nobody looks after')).status).toBe(401);
    }

    expect((await tried(TOKEN)).status).toBe(200);
  });

  it('are of whoever sends them, where no proxy is to be believed', async () => {
    api = await serveApi();
    for (let no = 0; no < 10; no += 1) {
      await tried(`guess-${no}`, `198.51.100.${no}`);
    }

    expect((await tried('guess', '203.0.113.1')).status).toBe(429);
    expect((await fetch(`${api.url}/v1/catalog`)).status).toBe(401);
  });
});

describe('pages of other origins', () => {
  const preflight = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' };

  it('may call the API where they are named, and only they', async () => {
    api = await serveApi(proxied);
    const asked = (origin: string, method = 'GET', headers = {}) =>
      api.call('/v1/catalog', { method, headers: { origin, ...headers } });

    const before = await asked(PORTAL, 'OPTIONS', preflight);
    expect(before.status).toBe(204);
    expect(before.headers.get('access-control-allow-origin')).toBe(PORTAL);
    expect(before.headers.get('access-control-allow-headers')).toContain('Authorization');
    expect((await asked(PORTAL)).headers.get('access-control-allow-origin')).toBe(PORTAL);
    const stranger = await asked('https://evil.example.com');
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
    expect(stranger.headers.get('vary')).toContain('Origin');
  });

  it('may not unless the operator says so', async () => {
    api = await serveApi();
    const response = await api.call('/v1/catalog', { method: 'OPTIONS', headers: { origin: PORTAL, ...preflight } });

    expect(response.status).toBe(405);
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

it('cuts off a body that is announced and never comes', async () => {
  api = await serveApi({ silentBodyMs: 50 });
  const { port } = api.server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.write(
    `POST /v1/ask HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${TOKEN}\r\nContent-Length: 100\r\n\r\n{"measures":`
  );

  await once(socket, 'close');

  expect(socket.bytesRead).toBe(0);
});
