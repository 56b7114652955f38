import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { APP_ID, DATA_SOURCE_ID } from '../../contract/plugin-ids';
import { createPreviewServer } from './preview-server';
import { StandIn, startStandIn } from './stand-in-plugin';

const repository = join(__dirname, '../..');
let root: string;
const started: Array<() => void> = [];

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'preview-'));
  symlinkSync(join(repository, 'preview'), join(root, 'preview'));
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
  mkdirSync(join(root, 'dist/datasource'), { recursive: true });
  const info = { version: '1.2.3', logos: { small: 'img/logo.svg', large: 'img/logo.svg' } };
  writeFileSync(join(root, 'dist/plugin.json'), JSON.stringify({ id: APP_ID, type: 'app', info }));
  writeFileSync(join(root, 'dist/module.js'), 'define([], () => ({}))');
  const nested = { id: DATA_SOURCE_ID, type: 'datasource', info: { logos: info.logos } };
  writeFileSync(join(root, 'dist/datasource/plugin.json'), JSON.stringify(nested));
  writeFileSync(join(root, 'secret.txt'), 'secret');
  cpSync(join(repository, 'LICENSE'), join(root, 'dist/datasource/LICENSE'));
});

afterEach(() => started.splice(0).forEach((stop) => stop()));
afterAll(() => rmSync(root, { recursive: true }));

async function startPreview(standIn: StandIn): Promise<string> {
  const plugin = await startStandIn(standIn);
  started.push(plugin.stop);
  return listen(createPreviewServer({ root, grpcAddress: plugin.address, token: 'secret-token' }));
}

async function waitFor(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  started.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('resources', () => {
  const path = `/api/plugins/${APP_ID}/resources/v1/ask?x=1&y=%20`;

  test('pass method, address, headers and body on, and tell who asks', async () => {
    const preview = await startPreview({
      callResource(call) {
        const { pluginContext, path, url, method, headers, body } = call.request;
        const echo = { path, url, method, accept: headers.Accept.values, cookie: headers.Cookie, body: String(body) };
        const { user, pluginId, pluginVersion, appInstanceSettings } = pluginContext;
        const secrets = appInstanceSettings?.decryptedSecureJsonData;
        const told = { role: user.role, pluginId, pluginVersion, secrets };
        const type = { 'Content-Type': { values: ['application/json'] } };
        call.write({ code: 201, headers: type, body: Buffer.from(JSON.stringify({ echo, told })) });
        call.end();
      },
    });
    const response = await fetch(preview + path, {
      method: 'POST',
      headers: { cookie: 'preview_role=Viewer', accept: 'application/json' },
      body: '{"measures":[]}',
    });

    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({
      echo: {
        path: 'v1/ask',
        url: 'v1/ask?x=1&y=%20',
        method: 'POST',
        accept: ['application/json'],
        cookie: undefined,
        body: '{"measures":[]}',
      },
      told: { role: 'Viewer', pluginId: APP_ID, pluginVersion: '1.2.3', secrets: { token: 'secret-token' } },
    });
  });

  test('are streamed piece by piece', async () => {
    const pieces = Array.from({ length: 50 }, (_, index) => String(index).repeat(10_000));
    const preview = await startPreview({
      callResource(call) {
        call.write({ code: 200, headers: { 'Content-Type': { values: ['text/csv'] } }, body: Buffer.alloc(0) });
        pieces.forEach((piece) => call.write({ body: Buffer.from(piece) }));
        call.end();
      },
    });

    expect(await (await fetch(preview + path)).text()).toBe(pieces.join(''));
  });

  test('of a caller who leaves are cancelled', async () => {
    let cancelled: () => void;
    const wasCancelled = new Promise<void>((resolve) => (cancelled = resolve));
    const preview = await startPreview({
      callResource(call) {
        call.write({ code: 200, headers: {}, body: Buffer.from('first piece') });
        call.once('cancelled', () => cancelled());
      },
    });
    const leaving = new AbortController();
    const response = await fetch(preview + path, { signal: leaving.signal });
    await response.body!.getReader().read();
    leaving.abort();

    await wasCancelled;
  });

  test('of a service that is not there say so in Grafana’s words, and work once it is', async () => {
    const gone = await startStandIn({});
    gone.stop();
    const preview = await listen(createPreviewServer({ root, grpcAddress: gone.address, token: '' }));
    const response = await fetch(preview + path);

    expect(response.status).toBe(500);
    expect(await response.json()).toMatchObject({ message: 'Plugin unavailable', messageId: 'plugin.unavailable' });

    const back = await startStandIn({ callResource: (call) => (call.write({ code: 204 }), call.end()) }, gone.port);
    started.push(back.stop);
    await waitFor(async () => (await fetch(preview + path)).status === 204);
  });
});

test('a query carries its window, and an error makes the whole answer a 400', async () => {
  const preview = await startPreview({
    queryData: ({ pluginContext, queries }) => {
      expect(pluginContext.dataSourceInstanceSettings).toMatchObject({ uid: 'trunkline' });
      const [{ timeRange, maxDataPoints, json }] = queries;
      expect(timeRange).toEqual({ fromEpochMS: 1_000, toEpochMS: 2_000 });
      expect(maxDataPoints).toBe(800);
      expect(JSON.parse(String(json))).toMatchObject({ measures: ['asr'] });
      return { responses: { A: { error: 'measures[0]: no such measure', status: 400, errorSource: 'downstream' } } };
    },
  });
  const query = { refId: 'A', measures: ['asr'], maxDataPoints: 800, intervalMs: 1_000 };
  const body = JSON.stringify({ from: '1000', to: '2000', queries: [query] });
  const response = await fetch(`${preview}/api/ds/query?ds_type=x`, { method: 'POST', body });

  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({
    results: { A: { error: 'measures[0]: no such measure', status: 400, errorSource: 'downstream' } },
  });
});

test('health is 200 when green and 400 with the sentence when not', async () => {
  let status = 'OK';
  const preview = await startPreview({ checkHealth: () => ({ status, message: 'PostgreSQL answers.' }) });
  const address = `${preview}/api/datasources/uid/trunkline/health`;

  expect(await (await fetch(address)).json()).toEqual({ status: 'OK', message: 'PostgreSQL answers.' });
  status = 'ERROR';
  expect((await fetch(address)).status).toBe(400);
});

test('settings are kept for the next call, their secrets never told, and only an administrator changes them', async () => {
  let token: string | undefined;
  const preview = await startPreview({
    checkHealth: ({ pluginContext }) => {
      token = pluginContext.dataSourceInstanceSettings?.decryptedSecureJsonData.token;
      return { status: 'OK' };
    },
  });
  const address = `${preview}/api/datasources/uid/trunkline`;
  const body = JSON.stringify({ jsonData: { address: 'x' }, secureJsonData: { token: 'other' } });

  const refused = await fetch(address, { method: 'PUT', body, headers: { cookie: 'preview_role=Editor' } });
  expect(refused.status).toBe(403);

  await fetch(address, { method: 'PUT', body });
  await fetch(`${address}/health`);
  expect(token).toBe('other');
  const told = await (await fetch(address)).text();
  expect(JSON.parse(told)).toMatchObject({ jsonData: { address: 'x' }, secureJsonFields: { token: true } });
  expect(told).not.toContain('other');
});

test('the page tells the browser who looks at it, and no secret', async () => {
  const preview = await startPreview({});
  const response = await fetch(`${preview}/a/${APP_ID}?role=Viewer&theme=light`);
  const page = await response.text();

  expect(page).toContain('"role":"Viewer"');
  expect(page).toContain('"theme":"light"');
  expect(page).not.toContain('secret-token');
  expect(response.headers.getSetCookie()).toEqual([
    'preview_role=Viewer; Path=/; SameSite=Lax',
    'preview_theme=light; Path=/; SameSite=Lax',
  ]);
});

test('files of each plugin are under its own id, and none outside', async () => {
  const preview = await startPreview({});
  const statuses = await Promise.all(
    [
      `/public/plugins/${APP_ID}/module.js`,
      `/public/plugins/${DATA_SOURCE_ID}/LICENSE`,
      '/public/build/img/icons/unicons/sync.svg',
      `/public/plugins/${DATA_SOURCE_ID}/module.js`,
      `/public/plugins/${APP_ID}/..%2f..%2fsecret.txt`,
      '/preview/host/..%2f..%2f..%2fsecret.txt',
    ].map(async (path) => (await fetch(preview + path)).status)
  );

  expect(statuses).toEqual([200, 200, 200, 404, 404, 404]);
});
