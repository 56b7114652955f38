import { createServer, IncomingMessage, Server, ServerResponse } from 'http';
import { buffer, text } from 'stream/consumers';
import { Readable } from 'stream';

import { serveApi, ServedApi } from '../../tests/http/serve-api';
import { Principal } from '../access/principal';
import { someone } from '../../tests/access/someone';
import { inProcessPrincipal, requestInProcess } from './in-process';

const viewer: Principal = someone('viewer', 'viewer');
const admin: Principal = someone('admin', 'admin');

describe('the door within the process', () => {
  let api: ServedApi;
  beforeAll(async () => {
    api = await serveApi();
  });
  afterAll(() => api.stop());

  it('lets its principal in without a token, with no more rights than it has', async () => {
    const asked = await requestInProcess(api.server, viewer, { method: 'GET', path: '/v1/catalog', headers: {} });
    expect(asked.statusCode).toBe(200);
    asked.resume();
    const refused = await requestInProcess(api.server, viewer, {
      method: 'POST',
      path: '/v1/attempts?source=s',
      headers: { 'content-type': 'application/json' },
      body: Buffer.from('[]'),
    });
    expect(refused.statusCode).toBe(403);
    refused.resume();
  });

  it('can not be forged by headers from the network', async () => {
    const forged = {
      principal: JSON.stringify(admin),
      'x-principal': 'admin',
      'x-grafana-user': 'admin',
      host: 'in-process',
    };
    const response = await fetch(`${api.url}/v1/catalog`, { headers: forged });
    expect(response.status).toBe(401);
  });

  it('knows no principal of a connection it did not make', () => {
    expect(inProcessPrincipal({})).toBeUndefined();
  });
});

describe('HTTP over streams in memory', () => {
  const serve = (handler: (request: IncomingMessage, response: ServerResponse) => void): Server =>
    createServer(handler);

  it('carries large bodies both ways whole', async () => {
    const server = serve((request, response) => void request.pipe(response));
    const sent = Buffer.alloc(5_000_000, 'trunkline ');
    const response = await requestInProcess(server, admin, {
      method: 'POST',
      path: '/',
      headers: {},
      body: Readable.from([sent]),
    });
    expect((await buffer(response)).equals(sent)).toBe(true);
  });

  it('holds the sender back while nobody reads', async () => {
    let written = 0;
    const server = serve((_request, response) => {
      const piece = Buffer.alloc(65_536);
      const pieces = Array.from({ length: 400 }, () => piece);
      Readable.from(pieces)
        .on('data', () => (written += 1))
        .pipe(response);
    });
    const response = await requestInProcess(server, admin, { method: 'GET', path: '/', headers: {} });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(written).toBeLessThan(20);
    expect((await buffer(response)).length).toBe(400 * 65_536);
  });

  it('shows the server that its caller has left', async () => {
    const left = new Promise<boolean>((resolve) => {
      const server = serve((_request, response) => {
        response.write('first');
        response.once('close', () => resolve(response.writableFinished));
      });
      void requestInProcess(server, admin, { method: 'GET', path: '/', headers: {} }).then((response) =>
        response.destroy()
      );
    });
    expect(await left).toBe(false);
  });

  it('shows the caller that an answer broke off', async () => {
    const server = serve((_request, response) => {
      response.write('half of it');
      setImmediate(() => response.destroy());
    });
    const response = await requestInProcess(server, admin, { method: 'GET', path: '/', headers: {} });
    await expect(text(response)).rejects.toThrow();
  });

  it('ends the request by its signal', async () => {
    const caller = new AbortController();
    const server = serve(() => caller.abort());
    const request = requestInProcess(server, admin, { method: 'GET', path: '/', headers: {}, signal: caller.signal });
    await expect(request).rejects.toThrow(/abort/i);
  });
});
