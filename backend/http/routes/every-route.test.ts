import { ROLES } from '../../../contract/access/role';
import { ProblemBody } from '../../../contract/problem';
import { someone } from '../../../tests/access/someone';
import { as } from '../../../tests/http/as';
import { ServedApi, serveApi } from '../../../tests/http/serve-api';
import { ServedRoute, servedRoutes } from '../../../tests/http/served-routes';
import { Principal } from '../../access/principal';
import { UNRESTRICTED } from '../../access/scope';

const SCOPES = {
  everything: UNRESTRICTED,
  'all calls, no charges': { ...UNRESTRICTED, seesProviderCharges: false },
  'one customer': { ...UNRESTRICTED, customers: ['101'], seesProviderNames: false, seesProviderCharges: false },
};
const PRINCIPALS: Array<[string, Principal]> = ROLES.flatMap((role) =>
  Object.entries(SCOPES).map(([scope, seen]): [string, Principal] => [
    `${role} who sees ${scope}`,
    someone('sam', role, { scope: seen }),
  ])
);

let api: ServedApi;
let served: ServedRoute[];
beforeAll(async () => {
  api = await serveApi();
  served = servedRoutes(api);
});
afterAll(() => api.stop());

it('says of every route whom it is for', () => {
  expect(served.length).toBeGreaterThan(80);
  expect(served.filter(({ guard }) => !guard).map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});

it.each(PRINCIPALS)('lets a %s in where the route says so, and nowhere else', async (_, principal) => {
  for (const { method, path, guard } of served) {
    const refusal = guard!(principal);
    const at = path.replace(/:\w+/g, '1');
    if (refusal) {
      const { status, body } = await as(api, principal, method, at);
      expect([method, path, status, (JSON.parse(body) as ProblemBody).error]).toEqual([method, path, 403, refusal]);
    } else if (method === 'GET') {
      const { status } = await as(api, principal, method, at);
      expect([path, [401, 403, 500].includes(status)]).toEqual([path, false]);
    }
  }
});

it('lets nobody but administrators from whom nothing is hidden set anything up', () => {
  const SETS_UP = /^\/v1\/(access\/orgs|tokens|sources|rejects|source-preview|reference\/|audit|scheduler\/release)/;
  const admitted = (who: Principal) =>
    served
      .filter(({ method, path, guard }) => method !== 'GET' && SETS_UP.test(path) && !guard!(who))
      .map(({ path }) => path);
  const scoped = PRINCIPALS.filter(([name]) => name !== 'admin who sees everything');
  expect(scoped.flatMap(([, principal]) => admitted(principal))).toEqual([]);
  expect(admitted(someone('root', 'admin')).length).toBeGreaterThan(10);
});

const NOW = { from: '2026-11-01T00:00:00Z', to: '2026-11-02T00:00:00Z' };
it.each([
  [{ measures: ['count(); DROP'] }, 'measures[0]'],
  [{ dimensions: ['1; DROP'] }, 'dimensions[0]'],
  [{ filters: [{ dimension: 'cli', operator: 'like', values: ['1'] }] }, 'filters[0].operator'],
  [{ filters: [{ dimension: 'cli; --', values: ['1'] }] }, 'filters[0].dimension'],
  [{ filters: [{ dimension: 'sip_code', values: ['abc'] }] }, 'filters[0].values'],
  [{ filters: [{ dimension: 'cli', operator: 'in', values: [] }] }, 'filters[0].values'],
  [{ order: [{ by: 'profit' }] }, 'order[0].by'],
  [{ order: [{ by: 'attempts; DROP TABLE attempts' }] }, 'order[0].by'],
  [{ window: { to: NOW.to } }, 'window.from'],
  [{ window: { from: NOW.to, to: NOW.from } }, 'window'],
  [{ window: { from: NOW.from, to: NOW.from } }, 'window'],
  [{ window: { from: '2020-01-01T00:00:00Z', to: NOW.to } }, 'window'],
  [{ limit: 100_001 }, 'limit'],
  [{ zone: `UTC'; DROP` }, 'zone'],
  [{ currencies: [`EUR'--`] }, 'currencies[0]'],
  [{ compare: 'previous_life' }, 'compare'],
])('refuses %j with the field’s name', async (changes, field) => {
  const asked = { measures: ['attempts'], window: NOW, ...changes };
  for (const path of ['/v1/ask', '/v1/csv', '/v1/xlsx']) {
    const { status, body } = await as(api, someone('sam', 'viewer'), 'POST', path, asked);
    expect([path, status, (JSON.parse(body) as ProblemBody).field]).toEqual([path, 400, field]);
  }
});
