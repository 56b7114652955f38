import { Delivery, DeliveryDetail, DeliveryList } from '../../../contract/delivery';
import { ProblemBody } from '../../../contract/problem';
import { readChanges } from '../../database/audit';
import { unsubscribeUrl } from '../../deliveries/suppressions/unsubscribe';
import { createSecrets } from '../../deliveries/secrets';
import { someone } from '../../../tests/access/someone';
import { openRecipient } from '../../../tests/deliveries/mail-of-run';
import { queue } from '../../../tests/deliveries/outbox';
import { startSmtpStub } from '../../../tests/deliveries/smtp-stub';
import { as } from '../../../tests/http/as';
import { serveApi, ServedApi, TOKEN } from '../../../tests/http/serve-api';
import { UNRESTRICTED } from '../../access/scope';

let api: ServedApi;
beforeAll(async () => {
  api = await serveApi();
});
afterAll(() => api.stop());
beforeEach(() => api.database.pool.query('truncate mails, suppressions restart identity cascade'));

const list = async (query = '') => (await (await api.call(`/v1/deliveries${query}`)).json()) as DeliveryList;
const move = (id: string, name: string) => api.call(`/v1/deliveries/${id}/${name}`, { method: 'POST' });
const setState = (state: string) =>
  api.database.pool.query(`update deliveries set state = $1, finished_at = now()`, [state]);

it('lists the recipients of a run with what became of each', async () => {
  await queue(api.database.pool, { runId: '5', recipients: ['a@x.example', 'b@x.example'].map(openRecipient) });
  await queue(api.database.pool, { runId: '6' });

  expect((await list()).total).toBe(3);
  const { total, deliveries } = await list('?run=5&state=queued,unknown&limit=1');
  expect({ total, listed: deliveries.length }).toEqual({ total: 2, listed: 1 });
  expect(deliveries[0]).toMatchObject({ runId: '5', state: 'queued', attempts: 0, purpose: 'report' });
  expect((await api.call('/v1/deliveries?state=lost')).status).toBe(400);
});

it('lets an operator send an unknown one again, and tells who it was', async () => {
  await queue(api.database.pool);
  const [{ deliveryId }] = (await list()).deliveries;
  await setState('unknown');

  const after = (await (await move(deliveryId, 'retry')).json()) as DeliveryDetail;
  expect(after).toMatchObject({ state: 'queued', history: [], links: [] });
  expect((await move(deliveryId, 'cancel')).status).toBe(200);
  const refused = await move(deliveryId, 'mark-delivered');
  expect(refused.status).toBe(409);
  expect(((await refused.json()) as ProblemBody).error).toMatch(/is cancelled now/);
  expect((await move(deliveryId, 'explode')).status).toBe(404);
  const changes = await readChanges(api.database.pool, { kind: 'delivery', id: deliveryId });
  expect(changes.map(({ action, changedBy }) => [action, changedBy])).toEqual([
    ['cancelled', 'token'],
    ['retried', 'token'],
  ]);
  expect(changes[1]).toMatchObject({ before: { state: 'unknown' }, after: { state: 'queued' } });
});

it('does not take back a mail the server has whole', async () => {
  await queue(api.database.pool);
  const [{ deliveryId }] = (await list()).deliveries;
  await api.database.pool.query(
    `update deliveries set state = 'sending', phase = 'body_complete', lease_token = gen_random_uuid(), lease_until = now()`
  );
  expect((await move(deliveryId, 'cancel')).status).toBe(409);
});

it('shows deliveries to editors, of their customers only', async () => {
  await queue(api.database.pool, { runId: '1', customerId: '101' });
  const scope = { ...UNRESTRICTED, customers: ['102'], seesProviderCharges: false };
  await queue(api.database.pool, { runId: '2', customerId: '102', madeBy: { orgId: 1, owner: 'ben', scope } });
  await queue(api.database.pool, { runId: '4', customerId: '102', madeBy: { orgId: 2, owner: 'e', scope } });
  await queue(api.database.pool, { runId: '3', customerId: null });
  const editor = someone('e', 'editor', { scope });

  expect((await as(api, { ...editor, role: 'viewer' }, 'GET', '/v1/deliveries')).status).toBe(403);
  const seen = JSON.parse((await as(api, editor, 'GET', '/v1/deliveries')).body) as { deliveries: Delivery[] };
  expect(seen.deliveries.map(({ runId }) => runId)).toEqual(['2']);
  const other = (await list('?run=1')).deliveries[0].deliveryId;
  expect((await as(api, editor, 'GET', `/v1/deliveries/${other}`)).status).toBe(404);
  expect((await as(api, editor, 'POST', `/v1/deliveries/${other}/cancel`)).status).toBe(404);
});

it('ends mails by one POST without a token; opening the address changes nothing, and a forged one is refused', async () => {
  const url = unsubscribeUrl(createSecrets(TOKEN), api.url, { address: '<b>@x.example', list: 'schedule:1' });
  const count = async () => (await api.database.pool.query('select address, list from suppressions')).rows;

  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(await page.text()).toContain('&lt;b&gt;@x.example');
  expect(await count()).toEqual([]);
  for (let time = 0; time < 2; time += 1) {
    expect((await fetch(url, { method: 'POST', body: 'List-Unsubscribe=One-Click' })).status).toBe(200);
  }
  expect(await count()).toEqual([{ address: '<b>@x.example', list: 'schedule:1' }]);
  expect((await fetch(`${url.slice(0, -2)}AA`, { method: 'POST' })).status).toBe(403);
  expect((await fetch(`${api.url}/public/files/${'A'.repeat(43)}`)).status).toBe(403);
});

it('sends a test mail at once, and says in the server’s words when it is refused', async () => {
  const stub = await startSmtpStub();
  const send = () =>
    api.call('/v1/mail-server/test', { method: 'POST', body: JSON.stringify({ address: 'me@trunkline.example' }) });
  expect((await send()).status).toBe(409);
  const settings = { host: '127.0.0.1', port: stub.port, security: 'none', fromAddress: 'a@trunkline.example' };
  await api.call('/v1/mail-server', { method: 'PUT', body: JSON.stringify(settings) });

  expect(await (await send()).json()).toMatchObject({ answer: '250 2.0.0 queued as 4711', tls: null });
  stub.react('RCPT', '550 5.7.1 relaying denied');
  const refused = await send();
  expect(refused.status).toBe(502);
  expect(((await refused.json()) as ProblemBody).error).toContain('550 5.7.1 relaying denied');
  expect([...stub.bodies.values()]).toEqual([1]);
  const editor = someone('e', 'editor');
  expect((await as(api, editor, 'POST', '/v1/mail-server/test', { address: 'me@x.example' })).status).toBe(403);
  await stub.stop();
});
