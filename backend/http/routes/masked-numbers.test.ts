import { requestInProcess } from '../in-process';
import { someone } from '../../../tests/access/someone';
import { unzip } from '../../../tests/deliveries/read-workbook';
import { as } from '../../../tests/http/as';
import { canonicalCall } from '../../../tests/http/canonical-call';
import { ServedApi, serveApi } from '../../../tests/http/serve-api';
import { UNRESTRICTED } from '../../access/scope';

const WINDOW = { from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' };
const sam = someone('sam', 'viewer', { scope: { ...UNRESTRICTED, hiddenDigits: { cli: 4, destination: 2 } } });

let api: ServedApi;
beforeAll(async () => {
  api = await serveApi();
  const calls = ['442079460111', '442079460222', '442079461333'].map((cli, at) =>
    canonicalCall(at, { cli, destination_number: `3491123456${at}`, ddi: cli, direction: 'outbound' })
  );
  const response = await api.call('/v1/attempts?source=s', {
    method: 'POST',
    body: JSON.stringify(calls),
    headers: { 'content-type': 'application/json' },
  });
  expect(response.status).toBe(200);
});
afterAll(() => api.stop());

const NUMBERS = { measures: ['attempts'], dimensions: ['cli', 'destination_number', 'ddi'], window: WINDOW };
const CALLS = { window: WINDOW };

async function bytesOf(path: string, body: unknown): Promise<Buffer> {
  const response = await requestInProcess(api.server, sam, {
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(body)),
  });
  const pieces: Buffer[] = [];
  for await (const piece of response) {
    pieces.push(piece as Buffer);
  }
  expect([path, response.statusCode]).toEqual([path, 200]);
  return Buffer.concat(pieces);
}

it.each([
  ['/v1/ask', NUMBERS],
  ['/v1/csv', NUMBERS],
  ['/v1/xlsx', NUMBERS],
  ['/v1/calls', CALLS],
  ['/v1/calls/csv', CALLS],
  ['/v1/calls/xlsx', CALLS],
  ['/v1/calls', { ...CALLS, layout: 'call-list/1' }],
  ['/v1/calls/csv', { ...CALLS, layout: 'call-list/1' }],
])('hides the last digits in %s of %j', async (path, asked) => {
  const bytes = await bytesOf(path, asked);
  const text = path.endsWith('xlsx') ? [...(await unzip(bytes)).values()].join() : bytes.toString();
  expect(text).toContain('+44207946xxxx');
  expect(text).toContain('+349112345xx');
  expect(text).not.toMatch(/44207946[01]|34911234560/);
});

it('adds numbers up that are the same without their last digits', async () => {
  const { body } = await as(api, sam, 'POST', '/v1/ask', {
    measures: ['attempts'],
    dimensions: ['cli'],
    window: WINDOW,
  });
  expect((JSON.parse(body) as { rows: unknown[] }).rows).toEqual([{ cli: '+44207946xxxx', attempts: 3 }]);
});

it('hides them in the attempts of a call', async () => {
  const { body } = await as(api, sam, 'GET', '/v1/calls/attempts?source=s&call_id=call-1');
  expect(body).toContain('+44207946xxxx');
  expect(body).not.toContain('442079460');
});

it.each([
  ['POST', '/v1/ask', { ...NUMBERS, filters: [{ dimension: 'cli', values: ['442079460111'] }] }],
  ['POST', '/v1/ask', { ...NUMBERS, filters: [{ dimension: 'ddi', operator: 'starts_with', values: ['4420794601'] }] }],
  ['POST', '/v1/calls', { ...CALLS, numbers: { typed: ['442079460111'], side: 'cli' } }],
  ['POST', '/v1/calls', { ...CALLS, numbers: { typed: ['442079460111'] } }],
  ['POST', '/v1/calls', { ...CALLS, filters: [{ dimension: 'ddi', values: ['442079460111'] }] }],
  ['POST', '/v1/calls/numbers', { ...CALLS, numbers: { typed: ['442079460111'] } }],
  ['POST', '/v1/calls/numbers/csv', { ...CALLS, numbers: { typed: ['442079460111'], side: 'destination' } }],
  ['GET', `/v1/values?dimension=cli&search=442079460111&from=${WINDOW.from}&to=${WINDOW.to}`, undefined],
])('looks nobody up whose number is not shown whole: %s %s %j', async (method, path, body) => {
  const { status, body: answer } = await as(api, sam, method, path, body);
  expect([status, answer]).toEqual([403, expect.stringContaining('may not look for single values')]);
});
