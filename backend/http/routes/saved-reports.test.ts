import { json } from 'stream/consumers';

import { ProblemBody } from '../../../contract/problem';
import { SavedReport, SavedReportInput } from '../../../contract/saved-report';
import { serveApi, ServedApi } from '../../../tests/http/serve-api';
import { readChanges } from '../../database/audit';
import { Role } from '../../../contract/access/role';
import { questionAt } from '../../reports/saved/read-saved-report';
import { requestInProcess } from '../in-process';
import { someone } from '../../../tests/access/someone';

const previousMonth: SavedReportInput = {
  name: 'Margins of last month',
  report: 'vendor-traffic',
  question: { dimensions: ['provider_id'], zone: 'Europe/Madrid' },
  period: { count: 1, unit: 'month' },
};

describe('saved reports', () => {
  let api: ServedApi;
  beforeAll(async () => {
    api = await serveApi();
  });
  afterAll(() => api.stop());
  beforeEach(() => api.database.pool.query('truncate saved_reports'));

  async function as<T>(who: string, role: Role, method: string, path: string, body?: unknown) {
    const principal = someone(who, role);
    const response = await requestInProcess(api.server, principal, {
      method,
      path: `/v1/saved-reports${path}`,
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? undefined : Buffer.from(JSON.stringify(body)),
    });
    const answer = response.statusCode === 204 ? undefined : await json(response);
    return { status: response.statusCode, body: answer as T };
  }
  const save = async (who: string, change: Partial<SavedReportInput> = {}) => {
    const { status, body } = await as<SavedReport>(who, 'editor', 'POST', '', { ...previousMonth, ...change });
    expect(status).toBe(201);
    return body;
  };
  const namesSeenBy = async (who: string, role: Role) =>
    (await as<SavedReport[]>(who, role, 'GET', '')).body.map(({ name }) => name);

  it('keep a question, and cover another window at another moment', async () => {
    const saved = await save('ana');

    expect(saved).toMatchObject({
      ...previousMonth,
      period: { count: 1, unit: 'month', kind: 'whole' },
      window: null,
      owner: 'ana',
      changedBy: 'ana',
      mayChange: true,
      shared: false,
    });
    expect(questionAt(saved, '2026-11-05T10:00:00Z')).toMatchObject({
      dimensions: ['provider_id'],
      window: { from: '2026-10-01T00:00:00+02:00', to: '2026-11-01T00:00:00+01:00' },
    });
  });

  it('are seen by their owner, by everybody once shared, and by administrators', async () => {
    await save('ana', { name: 'private' });
    await save('ana', { name: 'shared', shared: true });

    expect(await namesSeenBy('ana', 'editor')).toEqual(['private', 'shared']);
    expect(await namesSeenBy('ben', 'viewer')).toEqual(['shared']);
    expect(await namesSeenBy('root', 'admin')).toEqual(['private', 'shared']);
  });

  it('are changed by their owner and by administrators, with a trace', async () => {
    const { id } = await save('ana', { shared: true });
    const change = { ...previousMonth, name: 'Renamed', shared: true };

    expect((await as<ProblemBody>('ben', 'editor', 'PUT', `/${id}`, change)).body.error).toContain('belongs to ana');
    expect((await as('ana', 'viewer', 'PUT', `/${id}`, change)).status).toBe(403);
    expect((await as('ben', 'viewer', 'DELETE', `/${id}`)).status).toBe(403);
    const { body } = await as<SavedReport>('root', 'admin', 'PUT', `/${id}`, change);
    expect(body).toMatchObject({ name: 'Renamed', owner: 'ana', changedBy: 'root' });
    expect((await as('ana', 'editor', 'DELETE', `/${id}`)).status).toBe(204);
    expect((await as('ana', 'editor', 'GET', `/${id}`)).status).toBe(404);
    const trace = await readChanges(api.database.pool, { kind: 'saved_report', id });
    expect(trace.map(({ action, changedBy }) => [action, changedBy])).toEqual([
      ['deleted', 'ana'],
      ['changed', 'root'],
      ['created', 'ana'],
    ]);
  });

  it('of others that are private are not there', async () => {
    const { id } = await save('ana');

    expect((await as('ben', 'editor', 'GET', `/${id}`)).status).toBe(404);
    expect((await as('ben', 'editor', 'DELETE', `/${id}`)).status).toBe(404);
    expect((await as('ben', 'editor', 'GET', `/${encodeURIComponent('1; drop table saved_reports')}`)).status).toBe(
      404
    );
  });

  it.each<[string, Partial<SavedReportInput> | Record<string, unknown>, number, string]>([
    ['without a name', { name: ' ' }, 400, 'name must have at least 1'],
    ['of an unknown report', { report: 'nothing' }, 400, 'report must be one of'],
    ['without a window', { period: undefined }, 400, 'neither which window'],
    ['with two windows', { window: { from: '2026-01-01Z', to: '2026-01-02Z' } }, 400, 'both a window and a period'],
    ['with a wrong question', { question: { dimensions: ['moon'] } }, 400, 'The first dimension must be'],
    ['with a wrong zone', { question: { zone: 'Mars/Base' } }, 400, 'not an IANA time zone'],
    ['with a window in its question', { question: { window: {} } }, 400, 'stands beside'],
    ['under a name taken', {}, 409, 'already'],
  ])('are refused %s', async (_, change, status, words) => {
    await save('ana');

    const refused = await as<ProblemBody>('ana', 'editor', 'POST', '', { ...previousMonth, ...change });

    expect(refused.status).toBe(status);
    expect(refused.body.error).toContain(words);
  });

  it('are not saved by viewers', async () => {
    expect((await as('ben', 'viewer', 'POST', '', previousMonth)).status).toBe(403);
  });
});
