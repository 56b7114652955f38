import { AuditedKind, AuditList } from '../../../contract/audit';
import { someone } from '../../../tests/access/someone';
import { twoOrgs, TwoOrgs, WINDOW, ZONE } from '../../../tests/access/two-orgs';
import { as } from '../../../tests/http/as';
import { servedRoutes } from '../../../tests/http/served-routes';
import { UNRESTRICTED } from '../../access/scope';

/** Asks, looks, or hands in calls, which their source tells of; changes nothing that somebody decided. */
const CHANGES_NOTHING = [
  'POST /v1/ask',
  'POST /v1/reports/:name',
  'POST /v1/calls',
  'POST /v1/calls/numbers',
  'POST /v1/csv',
  'POST /v1/xlsx',
  'POST /v1/calls/csv',
  'POST /v1/calls/xlsx',
  'POST /v1/calls/numbers/csv',
  'POST /v1/calls/numbers/xlsx',
  'POST /v1/audit/csv',
  'POST /v1/audit/xlsx',
  'POST /v1/attempts',
  'POST /v1/freeswitch/json-cdr',
  'POST /v1/source-preview',
  'POST /v1/schedules/preview',
  'POST /v1/templates/preview',
];
/** Noted once a mail server took the mail, which the tests of mail servers try. */
const NEEDS_A_MAIL_SERVER = ['POST /v1/mail-server/test', 'POST /v1/templates/test'];

const ANA = someone('ana', 'admin', { orgId: 2 });
const ZOE = someone('zoe', 'admin', { orgId: 3 });
const SWITCH = { kind: 'sip-cdrs', settings: { database: 'env:NOWHERE' } };
const CSV = (text: string) => Buffer.from(text);

let orgs: TwoOrgs;
beforeAll(async () => {
  orgs = await twoOrgs();
}, 60_000);
afterAll(() => orgs.stop());

type Change = [route: string, kind: AuditedKind, body?: unknown, parts?: Record<string, string>, query?: string];

/** In this order: later ones need what earlier ones made. `made` stands for the last thing of that kind. */
function changes(): Change[] {
  const { made } = orgs.sides[0];
  const { customerId } = orgs.sides[0];
  const job = {
    report: 'breakout',
    question: { filters: [{ dimension: 'customer_id', values: [customerId] }] },
    recipients: { addresses: ['noc@carrier.example'] },
  };
  const schedule = { name: 'nightly', zone: ZONE, rule: { unit: 'day', at: '08:00' }, job };
  const template = { name: 'words', language: 'en', texts: { en: { subject: 's', html: 'h', text: 't' } } };
  const saved = { name: 'saved', report: 'breakout', question: {}, window: WINDOW, shared: false };
  const server = { host: 'smtp.carrier.example', port: 465, security: 'tls', fromAddress: 'noc@carrier.example' };
  const rule = { scope: { ...UNRESTRICTED, customers: [customerId] } };
  const of = (kind: AuditedKind) => ({ id: `made ${kind}` });
  const name = { name: 'proxy' };
  return [
    ['PUT /v1/sources/:name', 'source', SWITCH, name],
    ['POST /v1/sources/:name/backfills', 'source', WINDOW, name],
    ['DELETE /v1/sources/:name/backfills/:id', 'source', undefined, { ...name, id: '1' }],
    ['PUT /v1/sources/:name/numbers', 'source', { defaultCountry: 'ES' }, name],
    ['PUT /v1/sources/:name/outcomes', 'source', { sip: { 480: 'busy' } }, name],
    ['PUT /v1/sources/:name/watch', 'source', { silentAfterMinutes: 5 }, name],
    ['DELETE /v1/attempts', 'source', ['none'], {}, '?source=switch'],
    ['PUT /v1/destinations', 'reference', CSV('prefix,name\n34,Spain\n')],
    ['PUT /v1/reference/us-codes', 'reference', CSV('npa,nxx,state\n212,555,NY\n')],
    ['PUT /v1/reference/us-latas', 'reference', CSV('state,rc,lata\nNY,NWYRCYZN01,132\n')],
    ['PUT /v1/reference/ddis', 'reference', CSV('ddi\n442079460958\n')],
    ['PUT /v1/reference/ddi-providers', 'reference', [{ id: '1', addresses: ['198.51.100.7'] }]],
    ['PUT /v1/reference/us-territories', 'reference', { rule: 'indeterminate' }],
    ['PUT /v1/exchange-rates', 'reference', CSV('Date,USD\n2026-10-01,1.1\n')],
    ['PUT /v1/exchange-rates/:day/:currency', 'reference', { rate: '1.2' }, { day: '2026-10-01', currency: 'USD' }],
    ['DELETE /v1/exchange-rates/:day/:currency', 'reference', undefined, { day: '2026-10-01', currency: 'USD' }],
    ['PUT /v1/mail-server', 'setting', server],
    ['POST /v1/suppressions', 'suppression', { address: 'gone@carrier.example' }],
    ['DELETE /v1/suppressions/:id', 'suppression', undefined, of('suppression')],
    ['POST /v1/contacts', 'contact', { name: 'NOC', addresses: ['noc@carrier.example'] }],
    [
      'PUT /v1/contacts/:id',
      'contact',
      { name: 'NOC 2', addresses: ['noc@carrier.example'], version: 1 },
      of('contact'),
    ],
    ['DELETE /v1/contacts/:id', 'contact', undefined, of('contact')],
    ['POST /v1/templates', 'template', template],
    ['PUT /v1/templates/:id', 'template', { ...template, name: 'other', version: 1 }, of('template')],
    ['DELETE /v1/templates/:id', 'template', undefined, of('template')],
    ['POST /v1/saved-reports', 'saved_report', saved],
    ['PUT /v1/saved-reports/:id', 'saved_report', { ...saved, name: 'other' }, of('saved_report')],
    ['DELETE /v1/saved-reports/:id', 'saved_report', undefined, of('saved_report')],
    ['POST /v1/schedules', 'schedule', schedule],
    ['PUT /v1/schedules/:id', 'schedule', { ...schedule, name: 'other', version: 1 }, of('schedule')],
    ['POST /v1/schedules/:id/pause', 'schedule', undefined, of('schedule')],
    ['POST /v1/schedules/:id/resume', 'schedule', undefined, of('schedule')],
    ['POST /v1/schedules/:id/runs', 'run', { requestId: 'once-more', trigger: 'manual' }, of('schedule')],
    ['PUT /v1/schedules/:id/next-run', 'schedule', { version: 4, windowOf: new Date().toISOString() }, of('schedule')],
    ['DELETE /v1/schedules/:id', 'schedule', undefined, of('schedule')],
    ['POST /v1/runs', 'run', { requestId: 'run-by-hand', window: WINDOW, zone: ZONE, job }],
    ['POST /v1/runs/:id/cancel', 'run', undefined, of('run')],
    ['POST /v1/runs/:id/retry', 'run', undefined, of('run')],
    ['POST /v1/deliveries/:id/:move', 'delivery', undefined, { id: made.deliveries, move: 'cancel' }],
    ['DELETE /v1/deliveries/:id/links/:link', 'link', undefined, { id: made.deliveries, link: LINK }],
    ['POST /v1/scheduler/release', 'setting', { due: 'send' }],
    ['PUT /v1/access/orgs/:org', 'access', { label: 'Five', scope: UNRESTRICTED }, { org: '5' }],
    ['PUT /v1/access/orgs/:org/teams/:team', 'access', { members: ['eve'], ...rule }, { org: '5', team: 'north' }],
    ['DELETE /v1/access/orgs/:org/teams/:team', 'access', undefined, { org: '5', team: 'north' }],
    ['PUT /v1/access/orgs/:org/users/:login', 'access', rule, { org: '5', login: 'eve' }],
    ['DELETE /v1/access/orgs/:org/users/:login', 'access', undefined, { org: '5', login: 'eve' }],
    ['POST /v1/tokens', 'token', { name: 'a script', orgId: 5, role: 'viewer', scope: UNRESTRICTED }],
    ['DELETE /v1/tokens/:id', 'token', undefined, of('token')],
    ['DELETE /v1/access/orgs/:org', 'access', undefined, { org: '5' }],
  ];
}

const LINK = '7d444840-9dc0-11d1-b245-5ffdce74fad2';

async function prepare(): Promise<void> {
  const { pool } = orgs.api.database;
  const { made, file } = orgs.sides[0];
  await as(orgs.api, someone('root', 'admin', { orgId: null }), 'PUT', '/v1/access/orgs/2', {
    label: 'Two',
    scope: UNRESTRICTED,
  });
  await pool.query(`update deliveries set state = 'queued', phase = null where delivery_id = $1`, [made.deliveries]);
  await pool.query(
    `insert into file_links (link_id, delivery_id, file_id, file_name, recipient, token_digest, expires_at)
     values ($1, $2, $3, 'f.csv', 'noc@carrier.example', '', now() + interval '1 day')`,
    [LINK, made.deliveries, file]
  );
  await pool.query(`update ledger set held_since = now(), held_because = 'the tests said so'`);
}

const audited = async (who: typeof ANA): Promise<AuditList['deeds']> =>
  (JSON.parse((await as(orgs.api, who, 'GET', '/v1/audit?deed=changed&limit=500')).body) as AuditList).deeds;

it('knows of every route whether it changes something', () => {
  const routes = servedRoutes(orgs.api)
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => `${method} ${path}`);
  const known = [...changes().map(([route]) => route), ...CHANGES_NOTHING, ...NEEDS_A_MAIL_SERVER];
  expect(routes.filter((route) => !known.includes(route))).toEqual([]);
  expect(known.filter((route) => !routes.includes(route))).toEqual([]);
});

it('notes every change, with who made it and in which organisation, for that organisation alone', async () => {
  await prepare();
  const made: Partial<Record<AuditedKind, string>> = {};
  for (const [route, kind, body, parts = {}, query = ''] of changes()) {
    const [method, pattern] = route.split(' ');
    const path = pattern.replace(/:(\w+)/g, (_, part: string) =>
      parts[part].startsWith('made ') ? made[parts[part].slice(5) as AuditedKind]! : parts[part]
    );
    const before = await audited(ANA);
    const answer = await as(orgs.api, ANA, method, path + query, body);
    expect([route, answer.status < 300 ? 'done' : answer.body]).toEqual([route, 'done']);
    const [latest, ...rest] = await audited(ANA);
    expect([route, latest]).toEqual([route, expect.objectContaining({ by: 'ana', org: '2', kind, outcome: 'done' })]);
    expect([route, rest.length]).toEqual([route, before.length]);
    if (method === 'POST') {
      const { id, ...ids } = (answer.body ? JSON.parse(answer.body) : {}) as Record<string, string>;
      made[kind] =
        id ?? ids.scheduleId ?? ids.runId ?? ids.contactId ?? ids.templateId ?? ids.suppressionId ?? ids.tokenId;
    }
  }
  expect((await audited(ZOE)).map(({ by }) => by)).not.toContain('ana');
});
