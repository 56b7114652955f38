import { OrgRules, WhoAmI } from '../../../contract/access/org';
import { MadeToken, Token } from '../../../contract/access/token';
import { ProblemBody } from '../../../contract/problem';
import { as } from '../../../tests/http/as';
import { someone } from '../../../tests/access/someone';
import { canonicalCall } from '../../../tests/http/canonical-call';
import { ServedApi, serveApi, TOKEN } from '../../../tests/http/serve-api';
import { grafanaCaller } from '../../access/identify';
import { UNRESTRICTED } from '../../access/scope';

const OF_ONE = { ...UNRESTRICTED, customers: ['101'], seesProviderNames: false, seesProviderCharges: false };
const OF_OTHER = { ...OF_ONE, customers: ['102'] };

let api: ServedApi;
beforeAll(async () => {
  api = await serveApi();
});
afterAll(() => api.stop());
beforeEach(() =>
  api.database.pool
    .query(`delete from access_orgs where org_id <> 1; delete from access_teams; delete from access_users;
    delete from access_tokens`)
);

const send = (method: string, path: string, body?: unknown, token = TOKEN) =>
  api.call(path, {
    method,
    body: body === undefined ? undefined : JSON.stringify(body),
    headers: { authorization: `Bearer ${token}` },
  });

const caller = (orgId: number, login: string | null) =>
  grafanaCaller(api.database.pool, { orgId, login, name: login ?? 'grafana', role: 'admin' }, null);

async function made(changes: object = {}): Promise<MadeToken> {
  const response = await send('POST', '/v1/tokens', { name: 'ci', role: 'viewer', scope: OF_ONE, ...changes });
  expect(response.status).toBe(201);
  return (await response.json()) as MadeToken;
}

describe('what an organisation may see', () => {
  it('is nothing until somebody says so, and everything for the first', async () => {
    await expect(caller(2, 'ana')).rejects.toMatchObject({ status: 403 });
    expect(await caller(1, 'ana')).toMatchObject({ role: 'admin', scope: UNRESTRICTED });
  });

  it('is the most that teams and users may, and a user’s rule goes before those of their teams', async () => {
    expect(
      (await send('PUT', '/v1/access/orgs/2', { label: 'Acme', scope: { ...OF_ONE, customers: ['101', '102'] } }))
        .status
    ).toBe(200);
    await send('PUT', '/v1/access/orgs/2/teams/north', { members: ['Ana', 'bo'], roleCap: 'editor', scope: OF_ONE });
    await send('PUT', '/v1/access/orgs/2/teams/south', { members: ['ana'], roleCap: 'editor', scope: OF_OTHER });
    const answer = await send('PUT', '/v1/access/orgs/2/users/bo', { roleCap: 'viewer', scope: UNRESTRICTED });

    expect(await caller(2, 'ana')).toMatchObject({ role: 'editor', scope: { customers: ['101', '102'] } });
    expect(await caller(2, 'bo')).toMatchObject({ role: 'viewer', scope: { customers: ['101', '102'] } });
    expect((await caller(2, 'carl')).scope.seesProviderNames).toBe(false);
    expect(((await answer.json()) as OrgRules).teams.map(({ name }) => name)).toEqual(['north', 'south']);
  });

  it('is said by administrators from whom nothing is hidden', async () => {
    await send('PUT', '/v1/access/orgs/2', { scope: OF_ONE });
    const scoped = someone('ada', 'admin', { orgId: 2, scope: OF_ONE });
    for (const [method, path] of [
      ['GET', '/v1/access/orgs'],
      ['PUT', '/v1/access/orgs/2'],
      ['GET', '/v1/tokens'],
      ['POST', '/v1/tokens'],
    ]) {
      const { status } = await as(api, scoped, method, path, method === 'GET' ? undefined : { scope: UNRESTRICTED });
      expect([path, status]).toEqual([path, 403]);
    }
    const me = JSON.parse((await as(api, scoped, 'GET', '/v1/access/me')).body) as WhoAmI;
    expect(me).toEqual({ name: 'ada', role: 'admin', orgId: 2, scope: OF_ONE, administers: false });
  });

  it('is never changed so that nobody could change it again', async () => {
    const root = someone('root', 'admin');
    const narrow = await as(api, root, 'PUT', '/v1/access/orgs/1', { scope: OF_ONE });
    expect([narrow.status, (JSON.parse(narrow.body) as ProblemBody).error]).toEqual([
      409,
      expect.stringContaining('Nobody'),
    ]);
    expect((await as(api, root, 'DELETE', '/v1/access/orgs/1')).status).toBe(409);
    expect(
      (await as(api, root, 'PUT', '/v1/access/orgs/1/users/ROOT', { roleCap: 'editor', scope: UNRESTRICTED })).status
    ).toBe(409);
    expect(
      (await as(api, root, 'PUT', '/v1/access/orgs/1/users/ana', { roleCap: 'editor', scope: OF_ONE })).status
    ).toBe(200);
  });

  it('is refused whole where a part is wrong', async () => {
    for (const [scope, field] of [
      [{ ...UNRESTRICTED, customers: 'some' }, 'scope.customers'],
      [{ customers: 'all' }, 'scope.providers'],
      [{ ...UNRESTRICTED, hiddenDigits: { cli: 99, destination: 0 } }, 'scope.hiddenDigits.cli'],
    ] as const) {
      const response = await send('PUT', '/v1/access/orgs/2', { scope });
      expect([response.status, ((await response.json()) as ProblemBody).field]).toEqual([400, field]);
    }
  });
});

describe('a change of what somebody may see', () => {
  const put = async (path: string, body: object, version?: number) => {
    const response = await send(
      'PUT',
      `/v1/access/orgs/${path}${version === undefined ? '' : `?version=${version}`}`,
      body
    );
    return { status: response.status, body: (await response.json()) as OrgRules & ProblemBody };
  };

  it('is refused where somebody else made one meanwhile, of a team or user too, and nothing is overwritten', async () => {
    const { version } = (await put('2', { label: 'Acme', scope: OF_ONE }, 0)).body;
    const taken = await put('2', { label: 'Other', scope: OF_OTHER }, 0);
    expect([taken.status, taken.body.field]).toEqual([409, 'version']);
    const next = await put('2/teams/north', { members: ['ana'], scope: OF_ONE }, version);
    expect([next.status, next.body.version]).toEqual([200, version + 1]);

    for (const [path, body] of [
      ['2', { label: 'Late', scope: UNRESTRICTED }],
      ['2/teams/north', { members: [], scope: OF_ONE }],
      ['2/users/bo', { scope: OF_ONE }],
    ] as const) {
      const late = await put(path, body, version);
      expect([path, late.status, late.body.error]).toEqual([
        path,
        409,
        'token changed what organisation 2 may see meanwhile. Load it again, and make your change on that.',
      ]);
      expect((await send('DELETE', `/v1/access/orgs/${path}?version=${version}`)).status).toBe(409);
    }
    const [, acme] = (await (await send('GET', '/v1/access/orgs')).json()) as OrgRules[];
    expect(acme).toMatchObject({ label: 'Acme', scope: OF_ONE, version: version + 1, users: [] });
    expect(acme.teams).toMatchObject([{ name: 'north', members: ['ana'] }]);
  });

  it('without a version is made on whatever there is, as scripts do', async () => {
    for (const label of ['Acme', 'Acme again']) {
      expect(await put('2', { label, scope: OF_ONE })).toMatchObject({ status: 200, body: { label } });
    }
  });
});

describe('a token', () => {
  it('is told once, stored as a digest, and shows when it was used', async () => {
    const { token, tokenId } = await made();
    expect(await (await send('GET', '/v1/access/me', undefined, token)).json()).toMatchObject({
      name: 'token ci',
      orgId: 1,
      scope: OF_ONE,
    });
    const listed = (await (await send('GET', '/v1/tokens')).json()) as Token[];
    expect(listed).toMatchObject([{ tokenId, lastUsedAt: expect.any(String) as string }]);
    expect(JSON.stringify(listed)).not.toContain(token);
    const { rows } = await api.database.pool.query<{ kept: string }>(
      'select t::text || a.after::text as kept from access_tokens t, audit a where kind = $1',
      ['token']
    );
    expect(rows.filter(({ kept }) => kept.includes(token))).toEqual([]);
  });

  it('is good as a Basic password, too', async () => {
    const { token } = await made();
    const authorization = `Basic ${Buffer.from(`any:${token}`).toString('base64')}`;
    expect((await api.call('/v1/access/me', { headers: { authorization } })).status).toBe(200);
  });

  it('ends when it is revoked, and when its time is over', async () => {
    const revoked = await made();
    expect((await send('DELETE', `/v1/tokens/${revoked.tokenId}`)).status).toBe(200);
    const over = await made();
    await api.database.pool.query('update access_tokens set expires_at = now() where token_id = $1', [over.tokenId]);
    for (const [{ token }, why] of [
      [revoked, 'revoked'],
      [over, 'expired'],
    ] as const) {
      const response = await send('GET', '/v1/access/me', undefined, token);
      expect([response.status, ((await response.json()) as ProblemBody).error]).toEqual([
        401,
        expect.stringContaining(why),
      ]);
    }
  });

  it('sees no more than its organisation does', async () => {
    await send('PUT', '/v1/access/orgs/2', { roleCap: 'viewer', scope: OF_OTHER });
    const { token } = await made({ orgId: 2, role: 'admin', scope: { ...UNRESTRICTED, customers: ['101', '102'] } });
    expect(await (await send('GET', '/v1/access/me', undefined, token)).json()).toMatchObject({
      role: 'viewer',
      scope: OF_OTHER,
    });
    await send('DELETE', '/v1/access/orgs/2');
    expect((await send('GET', '/v1/access/me', undefined, token)).status).toBe(401);
  });

  it('of the role ingest hands in calls, and reads nothing', async () => {
    const { token } = await made({ name: 'switch', role: 'ingest' });
    const posted = await api.call('/v1/attempts?source=s', {
      method: 'POST',
      body: JSON.stringify([canonicalCall(1)]),
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    });
    expect(posted.status).toBe(200);
    for (const path of [
      '/v1/catalog',
      '/v1/access/me',
      '/v1/sources',
      '/metrics',
      '/v1/values?dimension=cli',
      '/v1/runs',
    ]) {
      expect([path, (await send('GET', path, undefined, token)).status]).toEqual([path, 403]);
    }
    expect((await send('DELETE', '/v1/attempts?source=s', ['attempt-1'], token)).status).toBe(403);
  });

  it('for one source hands in the calls of no other, whatever they come as', async () => {
    const { token } = await made({ name: 'switch', role: 'ingest', source: 'madrid' });
    const posted = async (path: string, type: string, body: string) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': type };
      const response = await api.call(path, { method: 'POST', body, headers });
      return [response.status, ((await response.json()) as ProblemBody).error];
    };
    const one = JSON.stringify(canonicalCall(7));
    const refused = [403, 'This token hands in calls of madrid, and not of lisbon.'];
    expect(await posted('/v1/attempts?source=lisbon', 'application/json', `[${one}]`)).toEqual(refused);
    expect(await posted('/v1/attempts?source=lisbon', 'application/x-ndjson', one)).toEqual(refused);
    expect(await posted('/v1/freeswitch/json-cdr?source=lisbon', 'application/json', '{}')).toEqual(refused);
    expect(await posted('/v1/attempts?source=madrid', 'application/json', `[${one}]`)).toEqual([200, undefined]);
    const { rows } = await api.database.pool.query(`select from sources where name = 'lisbon'`);
    expect(rows).toEqual([]);

    const other = await send('POST', '/v1/tokens', { name: 'x', role: 'viewer', scope: OF_ONE, source: 'madrid' });
    expect([other.status, ((await other.json()) as ProblemBody).field]).toEqual([400, 'source']);
  });

  it('needs an organisation with a scope', async () => {
    const response = await send('POST', '/v1/tokens', { name: 'x', orgId: 9, role: 'viewer', scope: OF_ONE });
    expect([response.status, ((await response.json()) as ProblemBody).field]).toEqual([400, 'orgId']);
  });
});
