import * as fc from 'fast-check';

import { Answer } from '../../../contract/answer';
import { Catalog } from '../../../contract/catalog';
import { DIMENSION_NAMES, MEASURE_NAMES, REPORT_NAMES } from '../../../contract/names';
import { ProblemBody } from '../../../contract/problem';
import { RunDetail } from '../../../contract/run';
import { Side, twoOrgs, TwoOrgs, WINDOW, ZONE } from '../../../tests/access/two-orgs';
import { as } from '../../../tests/http/as';
import { UNRESTRICTED } from '../../access/scope';

const NOT_THERE = '999999999';

let orgs: TwoOrgs;
beforeAll(async () => {
  orgs = await twoOrgs();
}, 60_000);
afterAll(() => orgs.stop());

const pairs = (): Array<[Side, Side]> => [
  [orgs.sides[0], orgs.sides[1]],
  [orgs.sides[1], orgs.sides[0]],
];
const ask = (side: Side, path: string, body: unknown) => as(orgs.api, side.principal, 'POST', path, body);

/** Says nothing of the other side, in whatever words. */
function expectNothingOf(other: Side, text: string, asked: unknown): void {
  expect([asked, other.marks.filter((mark) => text.includes(mark))]).toEqual([asked, []]);
}

it('shows each their own calls, so that there is something to keep from the other', async () => {
  for (const [side] of pairs()) {
    const { status, body } = await ask(side, '/v1/ask', {
      measures: ['attempts'],
      dimensions: ['customer_id'],
      window: WINDOW,
    });
    expect(status).toBe(200);
    expect((JSON.parse(body) as Answer).totals.attempts).toBe(side.attempts);
    expect(body).toContain(side.marks[0]);
  }
});

it('answers no question with anything of the other’s, nor with a count of it', async () => {
  const values = [
    ...orgs.sides.flatMap(({ marks }) => [...marks, `${marks[0]} Telecom`, `carrier-${marks[0]}`]),
    NOT_THERE,
  ];
  const filter = fc.record({
    dimension: fc.constantFrom(...DIMENSION_NAMES.filter((name) => name !== 'time')),
    operator: fc.constantFrom('in', 'not_in', 'starts_with'),
    values: fc.array(fc.option(fc.constantFrom(...values), { freq: 8 }), { minLength: 1, maxLength: 2 }),
  });
  const question = fc.record({
    measures: fc.uniqueArray(fc.constantFrom('attempts', 'calls', 'talk_s', 'customer_charge', 'profit', 'pdd_p95_s'), {
      minLength: 1,
      maxLength: 3,
    }),
    dimensions: fc.uniqueArray(fc.constantFrom(...DIMENSION_NAMES.filter((name) => name !== 'time')), { maxLength: 3 }),
    filters: fc.array(filter, { maxLength: 2 }),
    compare: fc.option(fc.constant('previous_day'), { nil: undefined }),
    marks: fc.constantFrom([], ['low_dtmf_share']),
  });
  await fc.assert(
    fc.asyncProperty(question, fc.boolean(), fc.constantFrom('/v1/ask', '/v1/csv'), async (asked, first, path) => {
      const [side, other] = pairs()[first ? 0 : 1];
      const { status, body } = await ask(side, path, { ...asked, window: WINDOW });
      // What they asked with is theirs to read again.
      const told =
        path === '/v1/ask' && status === 200 ? JSON.stringify({ ...(JSON.parse(body) as Answer), question: 0 }) : body;
      const given = JSON.stringify(asked);
      expect([asked, other.marks.filter((mark) => told.includes(mark) && !given.includes(mark))]).toEqual([asked, []]);
      if (path === '/v1/ask' && status === 200) {
        const { totals, plan, rows } = JSON.parse(body) as Answer;
        expect(Number(totals.attempts ?? 0)).toBeLessThanOrEqual(side.attempts);
        expect(rows.length).toBeLessThanOrEqual(side.attempts);
        expect(Object.values(plan.rowsRead).every((read) => read <= 2 * side.attempts)).toBe(true);
      }
    }),
    { numRuns: 70, seed: 20261121 }
  );
});

it('says of another’s customer what it says of one there is not', async () => {
  for (const [side, other] of pairs()) {
    const asked = (customer: string) =>
      ask(side, '/v1/ask', {
        measures: ['attempts'],
        filters: [{ dimension: 'customer_id', values: [customer] }],
        window: WINDOW,
      });
    const [foreign, none] = [await asked(other.customerId), await asked(NOT_THERE)];
    expect([foreign.status, foreign.body.replace(other.customerId, NOT_THERE)]).toEqual([none.status, none.body]);
    expect(foreign.status).toBe(403);
  }
});

it('suggests no values of the other’s, and no carriers at all', async () => {
  for (const [side, other] of pairs()) {
    for (const name of DIMENSION_NAMES.filter((one) => one !== 'time')) {
      for (const search of ['', other.marks[0].slice(0, 4)]) {
        const query = new URLSearchParams({ dimension: name, search, ...WINDOW });
        const { status, body } = await as(orgs.api, side.principal, 'GET', `/v1/values?${query.toString()}`);
        expectNothingOf(other, body, name);
        expect(status === 200 || status === 403).toBe(true);
        expect(body).not.toContain('arrier-');
      }
    }
  }
});

it('says of what the other made what it says of what is not there', async () => {
  const moves: Array<[string, string, unknown?]> = [
    ['GET', ''],
    ['DELETE', ''],
    ['POST', '/pause'],
    ['POST', '/retry'],
    ['POST', '/cancel'],
    ['POST', '/mark-delivered'],
    ['GET', '/changes'],
    ['POST', '/runs', { requestId: 'request-fuzz', trigger: 'manual' }],
    ['PUT', '/next-run', { version: 1, windowOf: WINDOW.from }],
  ];
  for (const [side, other] of pairs()) {
    for (const [kind, id] of Object.entries(other.made)) {
      for (const [method, move, body] of moves) {
        const one = (which: string) => as(orgs.api, side.principal, method, `/v1/${kind}/${which}${move}`, body);
        const [foreign, none] = [await one(id), await one(NOT_THERE)];
        const same = foreign.body.replace(new RegExp(`\\b${id}\\b`, 'g'), NOT_THERE);
        expect([kind, method, move, foreign.status, same]).toEqual([kind, method, move, none.status, none.body]);
        expect(foreign.status).toBeGreaterThanOrEqual(400);
      }
    }
    const files = [other.made.runs, side.made.runs].map((run) =>
      as(orgs.api, side.principal, 'GET', `/v1/runs/${run}/files/${other.file}`)
    );
    expect((await Promise.all(files)).map(({ status }) => status)).toEqual([404, 404]);
    const preview = { text: { subject: 'x', html: 'x {{ customer.name }}', text: 'x' }, runId: other.made.runs };
    expect((await ask(side, '/v1/templates/preview', preview)).status).toBe(404);
  }
});

it('lists nothing the other made, and counts nothing of it', async () => {
  for (const [side, other] of pairs()) {
    for (const kind of Object.keys(side.made)) {
      const { status, body } = await as(orgs.api, side.principal, 'GET', `/v1/${kind}`);
      expect([kind, status]).toEqual([kind, 200]);
      expectNothingOf(other, body, kind);
      const listed = JSON.parse(body) as unknown[] | { total: number };
      expect([kind, Array.isArray(listed) ? listed.length : listed.total]).toEqual([kind, 1]);
    }
  }
});

it('lets each use names and request ids the other has, and contacts and templates the other has not', async () => {
  for (const [side, other] of pairs()) {
    const question = {
      dimensions: [],
      measures: ['attempts'],
      filters: [{ dimension: 'customer_id', values: [side.customerId] }],
    };
    const recipients = { contacts: [other.made.contacts], addresses: [], bcc: [] };
    for (const job of [
      { report: 'breakout', question, recipients },
      { report: 'breakout', question, templateId: other.made.templates },
      { report: 'breakout', savedReportId: other.made['saved-reports'] },
    ]) {
      const sent = await ask(side, '/v1/runs', { requestId: 'request-of-mine', window: WINDOW, zone: ZONE, job });
      expect(sent.status).toBe(400);
      expectNothingOf(other, sent.body, job);
    }
    const job = { report: 'breakout', question };
    const requestId = `request-${other.principal.orgId}`;
    const own = await ask(side, '/v1/runs', { requestId, window: WINDOW, zone: ZONE, job });
    expect([own.status, (JSON.parse(own.body) as RunDetail).runId === other.made.runs]).toEqual([202, false]);
  }
});

it('shows no calls of the other’s, by number, by id or by page', async () => {
  for (const [side, other] of pairs()) {
    const whole = `+${other.marks[3]}00`;
    const answers = [
      await ask(side, '/v1/calls', { window: WINDOW }),
      await ask(side, '/v1/calls/csv', { window: WINDOW }),
      await ask(side, '/v1/calls', { window: WINDOW, numbers: { typed: [whole] } }),
      await ask(side, '/v1/calls/numbers', { window: WINDOW, numbers: { typed: [whole] } }),
    ];
    for (const { body } of answers) {
      expectNothingOf({ ...other, marks: other.marks.slice(0, 3) }, body, 'calls');
      expect(body).not.toContain('arrier-');
    }
    expect(answers[2].body).toContain('"rows":[]');
    expect(answers[3].body).toContain('"rows":[]');
    const call = (id: string) => as(orgs.api, side.principal, 'GET', `/v1/calls/attempts?source=switch&call_id=${id}`);
    const [foreign, none] = [await call(`${other.marks[0]}-call-1`), await call('none')];
    expect([foreign.status, foreign.body.replace(`${other.marks[0]}-call-1`, 'none')]).toEqual([404, none.body]);
  }
});

describe('each report, measure and dimension', () => {
  it.each(REPORT_NAMES)('opens %s with what may be seen, or does not offer it', async (name) => {
    const [side] = orgs.sides;
    const { body } = await as(orgs.api, side.principal, 'GET', '/v1/catalog');
    const report = (JSON.parse(body) as Catalog).reports.find((one) => one.name === name);
    for (const defaults of report
      ? [report.defaults, ...(report.views ?? []).map((view) => ({ ...report.defaults, ...view.defaults }))]
      : []) {
      const { status, body: answer } = await ask(side, '/v1/ask', { ...defaults, window: WINDOW });
      expect([defaults, status, status === 200 ? '' : answer]).toEqual([defaults, 200, '']);
    }
    const whole = await ask(side, `/v1/reports/${name}`, { window: WINDOW });
    expect([200, 403]).toContain(whole.status);
  });

  it.each(MEASURE_NAMES)('tells %s, or refuses it with its field', async (name) => {
    const [side] = orgs.sides;
    const isHidden = /provider|profit|cost_per/.test(name);
    const { status, body } = await ask(side, '/v1/ask', { measures: [name], window: WINDOW });
    expect([status, (JSON.parse(body) as ProblemBody).field]).toEqual(isHidden ? [403, 'measures'] : [200, undefined]);
  });

  it.each(DIMENSION_NAMES)('groups by %s, or refuses it with its field', async (name) => {
    const [side, other] = orgs.sides;
    const isHidden = /provider|trunk|source_address|cli_ddi_account/.test(name);
    const question = {
      measures: ['attempts'],
      dimensions: [name],
      bucket: name === 'time' ? '1h' : undefined,
      window: WINDOW,
    };
    const { status, body } = await ask(side, '/v1/ask', question);
    expect([status, (JSON.parse(body) as ProblemBody).field]).toEqual(
      isHidden ? [403, 'dimensions'] : [200, undefined]
    );
    expectNothingOf(other, body, name);
  });
});

describe('a schedule and its files', () => {
  it('run with what the owner sees then: when that is less, the run fails and says so, and old files stay shut', async () => {
    const [side] = orgs.sides;
    const { principal, made, file } = side;
    const { pool } = orgs.api.database;
    await pool.query(`update access_orgs set scope = scope || '{"seesCustomerCharges": false}' where org_id = $1`, [
      principal.orgId,
    ]);
    const now = { ...principal, scope: { ...principal.scope, seesCustomerCharges: false } };
    const again = { requestId: 'request-again', trigger: 'again' };
    const asked = await as(orgs.api, principal, 'POST', `/v1/schedules/${made.schedules}/runs`, again);
    await orgs.maker.makeAll();
    const { runId } = JSON.parse(asked.body) as RunDetail;
    const run = JSON.parse((await as(orgs.api, principal, 'GET', `/v1/runs/${runId}`)).body) as RunDetail;
    expect([run.state, run.message]).toEqual(['failed', expect.stringContaining('You may not see customer_charge')]);
    expect(run.files).toEqual([]);

    const path = `/v1/runs/${made.runs}/files/${file}`;
    expect((await as(orgs.api, now, 'GET', path)).status).toBe(403);
    expect((await as(orgs.api, principal, 'GET', path)).status).toBe(200);
    await pool.query('update access_orgs set scope = $2 where org_id = $1', [
      principal.orgId,
      JSON.stringify(principal.scope),
    ]);

    await pool.query('delete from access_orgs where org_id = $1', [principal.orgId]);
    const retried = await as(orgs.api, principal, 'POST', `/v1/runs/${runId}/retry`);
    expect(retried.status).toBe(200);
    await orgs.maker.makeAll();
    const { message } = JSON.parse((await as(orgs.api, principal, 'GET', `/v1/runs/${runId}`)).body) as RunDetail;
    expect(message).toContain('may see nothing yet');
    await pool.query(`insert into access_orgs (org_id, role_cap, scope, changed_by) values ($1, 'admin', $2, 'test')`, [
      principal.orgId,
      JSON.stringify(principal.scope),
    ]);
  });

  it('send a customer’s contact what that customer may see, and nothing else', async () => {
    const [side] = orgs.sides;
    const root = { ...side.principal, name: 'root', login: 'root', role: 'admin' as const, scope: UNRESTRICTED };
    const recipients = { contacts: [side.made.contacts], addresses: [], bcc: [] };
    const own = [{ dimension: 'customer_id', values: [side.customerId] }];
    const sent = async (question: object, report = 'breakout') => {
      const job = { report, question, recipients };
      const { status, body } = await as(orgs.api, root, 'POST', '/v1/runs', {
        requestId: `request-${Math.random()}`,
        window: WINDOW,
        zone: ZONE,
        job,
      });
      return [status, status < 300 ? undefined : (JSON.parse(body) as ProblemBody).field];
    };
    const field = 'job.recipients.contacts';
    expect(await sent({ dimensions: ['customer_id'], measures: ['attempts'] })).toEqual([400, field]);
    expect(await sent({ dimensions: [], measures: ['profit'], filters: own })).toEqual([403, field]);
    expect(await sent({ dimensions: ['provider_id'], measures: ['attempts'], filters: own })).toEqual([403, field]);
    expect(await sent({ filters: own, layout: 'call-list/1' }, 'call-list')).toEqual([403, field]);
    expect(await sent({ dimensions: [], measures: ['attempts'], filters: own })).toEqual([202, undefined]);
  });
});
