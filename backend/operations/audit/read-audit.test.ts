import { Pool } from 'pg';
import { Registry } from 'prom-client';

import { FreshDatabase, freshDatabase } from '../../../tests/postgres/fresh-database';
import { NotedRead } from './noted-read';
import { startReadAudit } from './read-audit';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(() => database.pool.query('truncate audit_reads'));

const HOUR_MS = 3_600_000;
const ELEVEN = Date.parse('2026-11-20T11:00:00Z');

/** Figures of the last `hours` hours before a moment, as a panel asks them. */
function panelAt(at: number, changes: Partial<NotedRead> = {}, hours = 1): NotedRead {
  const window = { from: new Date(at - hours * HOUR_MS).toISOString(), to: new Date(at).toISOString() };
  return {
    by: { name: 'wall', orgId: 1, role: 'viewer' },
    action: 'asked',
    kind: 'figures',
    subject: '',
    outcome: 'answered',
    question: { measures: ['asr'], window },
    rows: 10,
    ...changes,
  };
}

function started({ pool = database.pool, mostWaiting }: { pool?: Pool; mostWaiting?: number } = {}) {
  const registry = new Registry();
  const errors: object[] = [];
  const logger = { error: (detail: object) => void errors.push(detail) };
  let clock = ELEVEN;
  const audit = startReadAudit({ pool, registry, logger, mostWaiting, now: () => new Date(clock) });
  const noteAt = (at: number, read: NotedRead) => {
    clock = at;
    audit.note(read);
  };
  const lost = async () => (await registry.getMetricsAsJSON())[0].values[0].value;
  return { audit, noteAt, errors, lost };
}

const stored = async () =>
  (
    await database.pool.query<{ [column: string]: unknown }>(
      `select read_by, kind, subject, outcome, times::int, rows::int, question, first_at, last_at, window_from, window_to
       from audit_reads order by first_at, read_by, kind, subject`
    )
  ).rows;

describe('the audit of reads', () => {
  it('holds a dashboard that asks every ten seconds as a row an hour for each length of its windows', async () => {
    const { audit, noteAt } = started();
    for (let at = ELEVEN; at < ELEVEN + HOUR_MS; at += 10_000) {
      noteAt(at, panelAt(at, {}, 24));
      if (at % 600_000 === 0) {
        await audit.settle();
      }
    }
    await audit.stop();

    expect(await stored()).toEqual([
      {
        read_by: 'wall',
        kind: 'figures',
        subject: '',
        outcome: 'answered',
        times: 360,
        rows: 3_600,
        question: { measures: ['asr'] },
        first_at: '2026-11-20 11:00:00+00',
        last_at: '2026-11-20 11:59:50+00',
        window_from: '2026-11-19 11:00:00+00',
        window_to: '2026-11-20 11:59:50+00',
      },
    ]);
  });

  it.each<[string, NotedRead]>([
    ['another principal', panelAt(ELEVEN, { by: { name: 'ana', orgId: 1, role: 'viewer' } })],
    ['another organisation', panelAt(ELEVEN, { by: { name: 'wall', orgId: 2, role: 'viewer' } })],
    ['another question', panelAt(ELEVEN, { question: { measures: ['acd_s'] } })],
    ['another day', panelAt(ELEVEN - 24 * HOUR_MS)],
    ['a refusal', panelAt(ELEVEN, { outcome: 'refused' })],
    ['a file', panelAt(ELEVEN, { action: 'exported' })],
  ])('keeps %s apart', async (_, other) => {
    const { audit, noteAt } = started();
    noteAt(ELEVEN, panelAt(ELEVEN));
    noteAt(ELEVEN, other);
    await audit.stop();

    expect((await stored()).map(({ times }) => times)).toEqual([1, 1]);
  });

  it('adds up what several replicas store at once', async () => {
    const replicas = Array.from({ length: 4 }, () => started());
    for (let no = 0; no < 200; no += 1) {
      const subject = `report-${no % 50}`;
      replicas.forEach(({ noteAt }) => noteAt(ELEVEN + no, panelAt(ELEVEN, { subject })));
    }
    await Promise.all(replicas.map(({ audit }) => audit.stop()));

    const rows = await stored();
    expect(rows).toHaveLength(50);
    expect(rows.every(({ times, rows: answered }) => times === 16 && answered === 160)).toBe(true);
    expect(replicas.flatMap(({ errors }) => errors)).toEqual([]);
  });

  it('keeps of a long list its beginning and a digest, and text PostgreSQL does not take without it', async () => {
    const { audit, noteAt } = started();
    const typed = Array.from({ length: 10_000 }, (_, no) => `4420${no}`);
    noteAt(ELEVEN, panelAt(ELEVEN, { question: { typed } }));
    noteAt(ELEVEN, panelAt(ELEVEN, { question: { typed: [...typed.slice(0, -1), '1'] } }));
    noteAt(ELEVEN, panelAt(ELEVEN, { subject: 'a\0b', question: { 'c\0': 'd\ud800', from: ['x'.repeat(9_000)] } }));
    await audit.stop();

    const rows = await stored();
    expect(rows).toHaveLength(3);
    expect(rows[0].question).toEqual({
      typed: { first: typed.slice(0, 20), count: 10_000, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect(rows[2]).toMatchObject({
      subject: 'a\ufffdb',
      question: { 'c\ufffd': 'd\ufffd', from: [`${'x'.repeat(500)}…`] },
    });
  });

  it('stores what waited when the database is there again, and says how many reads found no room', async () => {
    const away = { query: () => Promise.reject(new Error('away')) };
    const pool: Pick<Pool, 'query'> = Object.create(away);
    const { audit, noteAt, errors, lost } = started({ pool: pool as Pool, mostWaiting: 2 });
    noteAt(ELEVEN, panelAt(ELEVEN, { subject: 'one' }));
    noteAt(ELEVEN, panelAt(ELEVEN, { subject: 'two' }));
    noteAt(ELEVEN, panelAt(ELEVEN, { subject: 'three' }));
    noteAt(ELEVEN, panelAt(ELEVEN, { subject: 'four' }));
    noteAt(ELEVEN, panelAt(ELEVEN, { subject: 'one' }));
    await audit.settle();
    expect(await stored()).toEqual([]);

    Object.assign(pool, { query: database.pool.query.bind(database.pool) });
    await audit.stop();

    const rows = await stored();
    expect(rows.map(({ kind, subject, times }) => [kind, subject, times])).toEqual([
      ['gap', '', 2],
      ['figures', 'one', 2],
      ['figures', 'two', 1],
    ]);
    expect(await lost()).toBe(2);
    expect(errors).toContainEqual(expect.objectContaining({ lost: 2 }));
  });
});
