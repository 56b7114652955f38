import { MailServerStatus } from '../../../contract/mail-server';
import { ProblemBody } from '../../../contract/problem';
import { readChanges } from '../../database/audit';
import { reachableServer } from '../../deliveries/server/mail-server';
import { createSecrets } from '../../deliveries/secrets';
import { someone } from '../../../tests/access/someone';
import { as } from '../../../tests/http/as';
import { serveApi, ServedApi, TOKEN } from '../../../tests/http/serve-api';

const PASSWORD = 'correct-horse-battery';
const SERVER = {
  host: 'smtp.carrier.example',
  port: 587,
  security: 'starttls',
  userName: 'reports',
  password: PASSWORD,
  fromAddress: 'reports@Carrier.example',
  publicUrl: 'https://reports.carrier.example/',
};

let api: ServedApi;
beforeAll(async () => {
  api = await serveApi();
});
afterAll(() => api.stop());

const put = (body: unknown) => api.call('/v1/mail-server', { method: 'PUT', body: JSON.stringify(body) });

it('keeps the password to itself: not in replies, not in the audit, not in clear in the database', async () => {
  const replies = [await (await put(SERVER)).text(), await (await api.call('/v1/mail-server')).text()];
  const { password, ...unchanged } = SERVER;
  replies.push(await (await put({ ...unchanged, port: 2525, version: 1 })).text());

  const { server } = JSON.parse(await (await api.call('/v1/mail-server')).text()) as MailServerStatus;
  expect(server).toMatchObject({ password: 'stored', port: 2525, fromAddress: 'reports@carrier.example', version: 2 });
  expect(server?.publicUrl).toBe('https://reports.carrier.example');
  const { rows } = await api.database.pool.query('select sealed_password, mail_server::text as whole from mail_server');
  const audit = await readChanges(api.database.pool, { kind: 'setting', id: 'mail-server' });
  for (const text of [...replies, JSON.stringify(audit), rows[0].whole, rows[0].sealed_password.toString('latin1')]) {
    expect(text).not.toContain(password);
  }
  const reachable = await reachableServer(api.database.pool, {
    secrets: createSecrets(TOKEN),
    smtpPassword: undefined,
  });
  expect(reachable?.credentials).toEqual({ user: 'reports', pass: PASSWORD });
});

it('says so when the password was stored under another secret', async () => {
  const other = { secrets: createSecrets('another secret of the house'), smtpPassword: undefined };
  await expect(reachableServer(api.database.pool, other)).rejects.toThrow(/enters it again/);
});

it.each([
  [{ security: 'none' }, /never sent unencrypted/],
  [{ host: 'smtp.carrier.example:25' }, /must be a host name|without a port/],
  [{ host: 'smtp.carrier.example\r\nRSET' }, /host name or an IP address/],
  [{ fromAddress: 'reports@carrier.example\nX: y' }, /control character/],
  [{ fromName: 'Reports\r\nBcc: all@carrier.example' }, /one line/],
  [{ publicUrl: 'javascript:alert(1)' }, /must be an address such as/],
  [{ allowedDomains: ['carrier.example', '*'] }, /domain such as/],
  [{ port: 0 }, /at least 1/],
  [{ version: 7 }, /changed by somebody else/],
])('refuses %j', async (change, sentence) => {
  const response = await put({ ...SERVER, version: 2, ...change });
  const { error } = (await response.json()) as ProblemBody;
  expect(response.status === 200 ? 'accepted' : error).toMatch(sentence);
});

it('is changed by administrators, and seen by editors', async () => {
  const editor = someone('e', 'editor');
  expect((await as(api, editor, 'PUT', '/v1/mail-server', SERVER)).status).toBe(403);
  expect((await as(api, editor, 'GET', '/v1/mail-server')).status).toBe(200);
  expect((await as(api, { ...editor, role: 'viewer' }, 'GET', '/v1/mail-server')).status).toBe(403);
});

it('keeps addresses that get no mails, once each', async () => {
  const add = () =>
    api.call('/v1/suppressions', { method: 'POST', body: JSON.stringify({ address: 'gone@carrier.example' }) });
  const first = (await (await add()).json()) as { suppressionId: string };
  const again = (await (await add()).json()) as { suppressionId: string };
  expect(again).toEqual(first);
  expect(await (await api.call('/v1/suppressions')).json()).toEqual([
    expect.objectContaining({ address: 'gone@carrier.example', list: null, reason: 'operator', createdBy: 'token' }),
  ]);

  const path = `/v1/suppressions/${first.suppressionId}`;
  expect((await api.call(path, { method: 'DELETE' })).status).toBe(204);
  expect((await api.call(path, { method: 'DELETE' })).status).toBe(404);
});
