import { RunDetail } from '../../../contract/run';
import { SavedReport } from '../../../contract/saved-report';
import { text } from 'stream/consumers';

import { someone } from '../../../tests/access/someone';
import { as } from '../../../tests/http/as';
import { canonicalCall } from '../../../tests/http/canonical-call';
import { serveApi, ServedApi } from '../../../tests/http/serve-api';
import { Maker, runMaker, temporaryStore } from '../../../tests/schedules/run-now';
import { makerNow } from '../../access/identify';
import { UNRESTRICTED } from '../../access/scope';
import { openFile } from '../ledger/open-file';

const WINDOW = { from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' };
const OF_ONE = { ...UNRESTRICTED, customers: ['101'], seesProviderCharges: false };
const WES = someone('wes', 'editor');
const NIA = someone('nia', 'editor', { scope: OF_ONE });

let api: ServedApi;
let maker: Maker;
beforeAll(async () => {
  const store = temporaryStore();
  api = await serveApi({ files: store.files });
  const { pool } = api.database;
  maker = runMaker(pool, { ...store, principalOf: (owner) => makerNow(pool, owner) });
  await pool.query(`insert into access_users (org_id, login, role_cap, scope) values (1, 'nia', 'editor', $1)`, [
    OF_ONE,
  ]);
  const calls = ['101', '202'].map((customer_id, at) => canonicalCall(at, { customer_id }));
  await api.call('/v1/attempts?source=s', {
    method: 'POST',
    body: JSON.stringify(calls),
    headers: { 'content-type': 'application/json' },
  });
});
afterAll(async () => {
  maker.remove();
  await api.stop();
});

const saved = (question: object) => ({ name: 'daily', report: 'breakout', question, window: WINDOW, shared: true });

async function sent(savedReportId: string, requestId: string): Promise<{ run: RunDetail; file: string }> {
  const job = { report: 'breakout', savedReportId, recipients: { addresses: ['nia@carrier.example'] } };
  const asked = await as(api, WES, 'POST', '/v1/runs', { requestId, window: WINDOW, zone: 'UTC', job });
  expect([asked.status, asked.status < 300 ? '' : asked.body]).toEqual([202, '']);
  await maker.makeAll();
  const { runId } = JSON.parse(asked.body) as RunDetail;
  const run = JSON.parse((await as(api, WES, 'GET', `/v1/runs/${runId}`)).body) as RunDetail;
  const [file] = run.files;
  return { run, file: file ? await text((await openFile(api.database.pool, maker.files, file.fileId)).content) : '' };
}

it('sends of a report somebody else saved what both may see, whatever they made of it since', async () => {
  const question = { dimensions: ['customer_id'], measures: ['attempts'] };
  const made = JSON.parse((await as(api, NIA, 'POST', '/v1/saved-reports', saved(question))).body) as SavedReport;
  const first = await sent(made.id, 'request-1');
  expect(first.file).toContain('101');
  expect(first.file).not.toContain('202');

  const more = { dimensions: ['customer_id'], measures: ['attempts', 'provider_charge'] };
  expect((await as(api, NIA, 'PUT', `/v1/saved-reports/${made.id}`, saved(more))).status).toBe(200);
  const { run } = await sent(made.id, 'request-2');
  expect([run.state, run.message]).toEqual(['failed', expect.stringContaining('You may not see provider_charge')]);

  const root = someone('root', 'admin');
  expect((await as(api, root, 'PUT', `/v1/saved-reports/${made.id}`, saved(more))).status).toBe(200);
  expect((await sent(made.id, 'request-3')).file).toContain('202');
});

it('lets an administrator something is hidden from change their own only', async () => {
  const own = JSON.parse((await as(api, WES, 'POST', '/v1/saved-reports', saved({}))).body) as SavedReport;
  const narrow = someone('ned', 'admin', { scope: { ...UNRESTRICTED, hiddenDigits: { cli: 1, destination: 0 } } });
  expect((await as(api, narrow, 'PUT', `/v1/saved-reports/${own.id}`, saved({}))).status).toBe(403);
  expect((await as(api, narrow, 'DELETE', `/v1/saved-reports/${own.id}`)).status).toBe(403);
});
