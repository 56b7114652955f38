import { acceptAnyStart, insertAttempts, ONE_ATTEMPT } from '../../tests/attempts/insert-attempts';
import { Scope } from '../../contract/access/scope';
import { fromApp, fromDataSource, Grafana, valuesOf } from '../../tests/plugin-protocol/grafana';
import { startDoor, TOKEN } from '../../tests/plugin-protocol/service';
import { freshDatabase, FreshDatabase } from '../../tests/postgres/fresh-database';
import { serviceAdministrator } from '../access/principal';
import { saveOrg } from '../access/orgs';
import { UNRESTRICTED } from '../access/scope';
import { createToken, revokeToken } from '../access/tokens';
import { DATA_SERVICE, DIAGNOSTICS_SERVICE, HEALTH_SERVICE, RESOURCE_SERVICE } from './protocol/services';
import { RunningDoor } from './server';

const ROOT = serviceAdministrator('root');
const OF_ONE = { ...UNRESTRICTED, customers: ['1'] };

let database: FreshDatabase;
let door: RunningDoor;
let grafana: Grafana;
beforeAll(async () => {
  database = await freshDatabase();
  door = await startDoor(database.pool);
  grafana = new Grafana(door.address);
  await database.pool.query(`insert into sources (name, kind) values ('s', 'canonical')`);
  await acceptAnyStart(database.pool);
  await insertAttempts(
    database.pool,
    ['1', '1', '2'].map((customer_id, at) => ({ ...ONE_ATTEMPT, customer_id, attempt_id: `${at}`, call_id: `${at}` }))
  );
  await saveOrg(database.pool, ROOT, { orgId: 2 }, { label: 'Two', roleCap: 'admin', scope: UNRESTRICTED });
});
afterAll(async () => {
  grafana.close();
  await door.stop();
  await database.drop();
});

let names = 0;
async function tokenOf(orgId: number, scope: Scope = OF_ONE, role: 'viewer' | 'ingest' = 'viewer') {
  names += 1;
  return createToken(database.pool, ROOT, { name: `t${names}`, orgId, role, scope, source: null, expiresInDays: 1 });
}

const QUERY = { measures: ['attempts'], dimensions: ['customer_id'] };
const asked = (context: ReturnType<typeof fromDataSource>) => grafana.query(context, QUERY);

async function everyMethod(context: (token?: string) => ReturnType<typeof fromDataSource>, token?: string) {
  const { status, error, frames } = await asked(context(token));
  const [first] = await grafana.resource(context(token), 'GET', 'v1/catalog');
  return {
    query: status,
    frames: frames.length,
    error,
    resource: first.code,
    health: (await grafana.health(context(token))).status,
  };
}

const REFUSED = { query: 403, frames: 0, resource: 403, health: 'ERROR' };

it('believes no context without a token of the service', async () => {
  for (const token of [undefined, '', 'wrong', `${TOKEN} `, `tlk_${'a'.repeat(43)}`]) {
    for (const context of [fromDataSource, fromApp]) {
      expect([token, await everyMethod(context, token)]).toEqual([token, expect.objectContaining(REFUSED)]);
    }
  }
});

it('believes no token that was revoked, has expired, or is another organisation’s', async () => {
  const revoked = await tokenOf(1);
  await revokeToken(database.pool, ROOT, revoked.tokenId);
  const over = await tokenOf(1);
  await database.pool.query('update access_tokens set expires_at = now() where token_id = $1', [over.tokenId]);
  for (const [{ token }, why] of [
    [revoked, 'was revoked'],
    [over, 'has expired'],
    [await tokenOf(2), 'belongs to another organisation'],
  ] as const) {
    const { frames, error, health } = await everyMethod(fromDataSource, token);
    expect([frames, error, health]).toEqual([0, expect.stringContaining(why), 'ERROR']);
  }
});

it('shows an organisation nobody has said anything of nothing', async () => {
  for (const orgId of [0, 3]) {
    const { error, frames } = await asked({ ...fromDataSource(TOKEN), orgId });
    expect([frames.length, error]).toEqual([0, expect.stringContaining('may see nothing yet')]);
  }
});

it('shows whoever comes by a token what it may see, an alert rule without a user too', async () => {
  const { token } = await tokenOf(1);
  for (const user of [fromDataSource().user, undefined]) {
    const { frames } = await asked({ ...fromDataSource(token), user } as never);
    expect(valuesOf(frames[0], 'customer_id')).toEqual(['1']);
    expect(valuesOf(frames[0], 'attempts')).toEqual([2]);
  }
  const { frames } = await asked(fromDataSource(TOKEN));
  expect(valuesOf(frames[0], 'customer_id').sort()).toEqual(['1', '2']);
});

it('answers a check of health with nothing of other customers', async () => {
  const { token } = await tokenOf(1);
  expect((await grafana.health(fromDataSource(token))).message).toBe('The service and its database answer.');
  expect((await grafana.health(fromDataSource(TOKEN))).message).toContain('newest call attempt');
});

it('lets no dashboard ask with a token that hands in calls', async () => {
  const { token } = await tokenOf(1, UNRESTRICTED, 'ingest');
  expect(await asked(fromDataSource(token))).toMatchObject({ status: 403, frames: [] });
});

it('lets nobody try tokens for long, by whatever method, and keeps nobody from one that was good lately', async () => {
  const guarded = await startDoor(database.pool);
  const one = new Grafana(guarded.address);
  const tried = async (token: string) => (await one.query(fromDataSource(token), QUERY)).status;
  for (let times = 0; times < 12; times += 1) {
    expect(await tried('the same wrong one, as a panel that is refreshed sends it')).toBe(403);
  }
  expect(await tried(TOKEN)).toBe(200);
  const { token } = await tokenOf(1);
  for (let no = 0; no < 3; no += 1) {
    expect(await tried(`query ${no}`)).toBe(403);
    expect((await one.resource(fromApp(`resource ${no}`), 'GET', 'v1/catalog'))[0].code).toBe(403);
    expect((await one.health(fromApp(`health ${no}`))).message).toContain("not the service's");
  }

  expect(await one.query(fromDataSource('another'), QUERY)).toMatchObject({
    status: 429,
    error: expect.stringMatching(/^Too many wrong tokens came from 127\.0\.0\.1\. Try again in \d+ s/),
  });
  const [refused] = await one.resource(fromApp('another'), 'GET', 'v1/catalog');
  expect([refused.code, Number(refused.headers['retry-after'].values[0])]).toEqual([429, expect.any(Number)]);
  expect((await one.health(fromApp('another'))).message).toContain('Too many wrong tokens');
  expect(await tried(token)).toBe(429);
  expect(await tried(TOKEN)).toBe(200);
  one.close();
  await guarded.stop();
});

it.each([
  ['nora', 'nora'],
  ['token', 'user token'],
  ['Shell', 'user Shell'],
  ['grafana', 'user grafana'],
  ['token Acme', 'user token Acme'],
  ['user token', 'user user token'],
])('lets a user who chose the login %s own nothing but their own', async (login, name) => {
  const context = { ...fromApp(TOKEN), user: { login, name: login, email: '', role: 'Editor' } };
  const answered = await grafana.resource(context, 'GET', 'v1/access/me');
  const body = Buffer.concat(answered.map((piece) => Buffer.from(piece.body)));
  expect(JSON.parse(body.toString())).toMatchObject({ principal: { name, login } });
});

it('has no method but those tried here', () => {
  const methods = [DATA_SERVICE, RESOURCE_SERVICE, DIAGNOSTICS_SERVICE, HEALTH_SERVICE].flatMap((service) =>
    Object.values(service).map(({ path }) => path)
  );
  // `Check` says that somebody listens, `CollectMetrics` how the process does: to anybody. The others ask for a token.
  expect(methods.sort()).toEqual([
    '/grpc.health.v1.Health/Check',
    '/pluginv2.Data/QueryData',
    '/pluginv2.Diagnostics/CheckHealth',
    '/pluginv2.Diagnostics/CollectMetrics',
    '/pluginv2.Resource/CallResource',
  ]);
});
