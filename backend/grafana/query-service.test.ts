import { Window } from '../../contract/question';
import { SERVICE_VIEW_NAMES, SERVICE_VIEWS, ServiceViewName } from '../../contract/service-query';
import { A_CALL, insertCalls } from '../../tests/calls/insert-calls';
import { fieldOf, fromDataSource, Grafana, valuesOf } from '../../tests/plugin-protocol/grafana';
import { startDoor, TOKEN } from '../../tests/plugin-protocol/service';
import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { NotedRead } from '../operations/audit/noted-read';
import { RunningDoor } from './server';

const WINDOW: Window = { from: '2026-11-01T00:00:00Z', to: '2026-11-01T03:00:00Z' };

let database: FreshDatabase;
let empty: FreshDatabase;
let doors: RunningDoor[];
let grafana: Grafana;
let emptyGrafana: Grafana;

beforeAll(async () => {
  database = await freshDatabase();
  empty = await freshDatabase();
  doors = [await startDoor(database.pool), await startDoor(empty.pool)];
  grafana = new Grafana(doors[0].address);
  emptyGrafana = new Grafana(doors[1].address);
  const { pool } = database;
  await pool.query(
    `insert into sources (name, kind, attempts, last_received_at, last_error)
     values ('switch', 'kamailio', 2, now() - interval '90 s', 'login failed for trunk@10.0.0.1'),
       ('to come', 'csv', 0, null, null)`
  );
  await insertCalls(pool, [{ ...A_CALL, started_at: '2026-11-01T01:00:00Z' }]);
  await pool.query(
    `insert into runs (trigger, period_key, slot, window_from, window_to, zone, owner, owner_role, share, job, state, stored_at)
     values ('scheduled', 'a', '2026-11-01T00:30:00Z', '2026-10-31', '2026-11-01', 'UTC', 'ana', 'editor', 'ana', '{"report": "breakout"}', 'done', '2026-11-01T00:31:00Z'),
       ('scheduled', 'b', '2026-11-01T02:00:00Z', '2026-10-31', '2026-11-01', 'UTC', 'ana', 'editor', 'ana', '{"report": "dtmf"}', 'failed', null),
       ('scheduled', 'c', '2026-11-01T03:00:00Z', '2026-10-31', '2026-11-01', 'UTC', 'ana', 'editor', 'ana', '{"report": "dtmf"}', 'done', null)`
  );
  await pool.query(
    `insert into mails (run_id, purpose, share, content, files, due_at)
     values (1, 'report', 'ana', '{}', '[]', '2026-11-01T00:30:00Z')`
  );
  await pool.query(
    `insert into deliveries (mail_id, run_id, recipient, share, state, on_doubt, give_up_at, created_at, finished_at, answer)
     values (1, 1, 'ok@example.com', 'ana', 'sent', 'park', now(), '2026-11-01T00:31:00Z', '2026-11-01T00:32:30Z', '250 taken'),
       (1, 1, 'gone@example.com', 'ana', 'failed', 'park', now(), '2026-11-01T00:31:00Z', '2026-11-01T00:32:00Z', '550 no such user')`
  );
  await pool.query(
    `insert into run_files (file_id, run_id, name, format, content_type, bytes, rows, sha256, path, created_at)
     values (gen_random_uuid(), 1, 'a.csv', 'csv', 'text/csv', 1000, 3, '', 'a', '2026-11-01T00:31:00Z')`
  );
});

afterAll(async () => {
  [grafana, emptyGrafana].forEach((each) => each.close());
  await Promise.all(doors.map((door) => door.stop()));
  await Promise.all([database.drop(), empty.drop()]);
});

const withRole = (role: string) => ({
  ...fromDataSource(TOKEN),
  user: { login: 'eve', name: 'Eve', email: '', role },
});
const viewer = withRole('Viewer');
const editor = withRole('Editor');
const hourly = { ...WINDOW, maxDataPoints: 3 };
const ask = async (view: ServiceViewName, context = editor) => {
  const { error, frames } = await grafana.query(context, { kind: 'service', view }, hourly);
  expect(error).toBe('');
  return frames;
};
const lines = async (view: ServiceViewName, context = editor) =>
  Object.fromEntries(
    (await ask(view, context)).map((frame) => {
      const [, field] = frame.schema.fields;
      return [(field.config as { displayNameFromDS: string }).displayNameFromDS, frame.data.values[1]];
    })
  );

describe('what the service tells of itself', () => {
  it.each(SERVICE_VIEW_NAMES)('%s is answered where nothing ever happened', async (view) => {
    const { status, error, frames } = await emptyGrafana.query(editor, { kind: 'service', view }, hourly);
    expect({ status, error }).toEqual({ status: 200, error: '' });
    expect(SERVICE_VIEWS[view].layout === 'series' || frames.length === 1).toBe(true);
  });

  it('is a row for each source', async () => {
    const [frame] = await ask('sources');
    expect(valuesOf(frame, 'source')).toEqual(['switch', 'to come']);
    expect(valuesOf(frame, 'silence_s')).toEqual([expect.any(Number), null]);
    expect(valuesOf(frame, 'silence_s')[0]).toBeGreaterThanOrEqual(90);
    expect(fieldOf(frame, 'silence_s').config).toMatchObject({ unit: 's' });
  });

  it('knows of no newest call where there is none', async () => {
    const { frames } = await emptyGrafana.query(editor, { kind: 'service', view: 'calls_state' }, hourly);
    expect(valuesOf(frames[0], 'newest_call_at')).toEqual([null]);
    expect(valuesOf(frames[0], 'newest_call_age_s')).toEqual([null]);
    expect(valuesOf(frames[0], 'attempts')).toEqual([0]);
    expect(valuesOf((await ask('calls_state'))[0], 'newest_call_at')).toEqual([Date.parse('2026-11-01T01:00:00Z')]);
  });

  it('counts the runs, mails and files of the time range, its end excluded', async () => {
    const [frame] = await ask('delivery_totals');
    const names = [
      'runs',
      'runs_done',
      'runs_failed',
      'mails_sent',
      'mails_failed',
      'mails_unknown',
      'files',
      'file_bytes',
    ];
    expect(names.map((name) => valuesOf(frame, name)[0])).toEqual([2, 1, 1, 1, 1, 0, 1, 1000]);
  });

  it('lists runs from the newest slot, and mails from those in trouble', async () => {
    const [runs] = await ask('runs');
    expect(valuesOf(runs, 'report')).toEqual(['dtmf', 'breakout']);
    expect(valuesOf(runs, 'lag_s')).toEqual([null, 60]);
    expect(valuesOf(runs, 'mails')).toEqual([0, 2]);
    const [mails] = await ask('mails');
    expect(valuesOf(mails, 'recipient')).toEqual(['gone@example.com', 'ok@example.com']);
    expect(valuesOf(mails, 'lag_s')).toEqual([null, 150]);
  });

  it('keeps addresses, and what mail servers and switches said, from viewers', async () => {
    for (const [view, hidden] of [
      ['mails', ['recipient', 'answer']],
      ['runs', ['message']],
      ['sources', ['last_error']],
    ] as const) {
      const [frame] = await ask(view, viewer);
      const names = frame.schema.fields.map(({ name }) => name);
      expect(names.filter((name) => hidden.some((each) => each === name))).toEqual([]);
      expect(JSON.stringify(frame)).not.toMatch(/example\.com|no such user|10\.0\.0\.1/);
      expect(JSON.stringify(frame.schema.meta)).toContain('Shown to editors and administrators only');
    }
  });

  it('draws runs, mails, files and lag by hour', async () => {
    expect(await lines('runs_over_time')).toEqual({ done: [1, 0, 0], failed: [0, 0, 1] });
    expect(await lines('mails_over_time')).toEqual({ sent: [1, 0, 0], failed: [1, 0, 0] });
    expect(await lines('files_over_time')).toEqual({ Files: [1, 0, 0], Size: [1000, 0, 0] });
    expect(await lines('delivery_lag')).toEqual({
      'Files, half of them within': [60, null, null],
      'Files, the latest': [60, null, null],
      'Mails, half of them within': [150, null, null],
      'Mails, the latest': [150, null, null],
    });
  });

  it('refuses a view there is not', async () => {
    expect(await grafana.query(editor, { kind: 'service', view: 'secrets' })).toMatchObject({
      status: 400,
      error: expect.stringContaining('must be one of'),
    });
  });
});

describe('samples of the metrics', () => {
  const sample = (at: string, metric: string, replica: string, labels: object, value: number) =>
    database.pool.query('insert into metric_samples (at, metric, replica, labels, value) values ($1, $2, $3, $4, $5)', [
      `2026-11-01T${at}Z`,
      metric,
      replica,
      JSON.stringify(labels),
      value,
    ]);

  it('are added up over replicas, and the greatest of a bucket is drawn', async () => {
    const waiting = 'trunkline_questions_waiting';
    await sample('00:10:00', waiting, 'one', {}, 3);
    await sample('00:10:00', waiting, 'two', {}, 4);
    await sample('00:11:00', waiting, 'one', {}, 5);
    expect(await lines('queue')).toEqual({ Running: [null, null, null], Waiting: [7, null, null] });
  });

  it('of what is counted are drawn as growth, a process that begins anew included', async () => {
    const attempts = 'trunkline_source_attempts';
    await sample('00:10:00', attempts, '', { source: 'switch' }, 100);
    await sample('00:50:00', attempts, '', { source: 'switch' }, 130);
    await sample('01:10:00', attempts, '', { source: 'switch' }, 20);
    await sample('02:10:00', attempts, '', { source: 'switch' }, 25);
    await sample('00:10:00', attempts, '', { source: 'quiet' }, 7);
    await sample('02:10:00', attempts, '', { source: 'quiet' }, 7);
    expect(await lines('received')).toEqual({ switch: [30, 0, 5], quiet: [null, null, 0] });
  });

  it('of query times give what half and 95 % of the questions of all replicas stayed below', async () => {
    const times = 'trunkline_question_seconds_bucket';
    for (const replica of ['one', 'two']) {
      for (const [le, count] of [
        ['0.1', 5],
        ['1', 10],
        ['+Inf', 10],
      ] as const) {
        await sample('01:10:00', times, replica, { le }, 1);
        await sample('01:20:00', times, replica, { le }, 1 + count);
      }
    }
    expect(await lines('question_times')).toEqual({
      'Half of them within': [null, 0.1, null],
      '95 % within': [null, expect.closeTo(0.91), null],
    });
  });
});

it('is noted in the audit, answered or not', async () => {
  const notes: NotedRead[] = [];
  const door = await startDoor(database.pool, undefined, undefined, (read) => void notes.push(read));
  const asking = new Grafana(door.address);
  await asking.query(fromDataSource(TOKEN), { kind: 'service', view: 'sources' }, WINDOW);
  await asking.query(fromDataSource(TOKEN), { kind: 'service', view: 'received', zone: 'Mars/Olympus' }, WINDOW);
  asking.close();
  await door.stop();

  const by = expect.objectContaining({ name: 'nora', orgId: 1 });
  expect(notes).toMatchObject([
    { by, action: 'asked', kind: 'service', subject: 'sources', outcome: 'answered', rows: 2 },
    { by, action: 'asked', kind: 'service', subject: 'received', outcome: 'refused' },
  ]);
});

it('tells another organisation nothing of its runs and mails, nor how many they are', async () => {
  const { pool } = database;
  await pool.query(
    `insert into access_orgs (org_id, role_cap, scope, changed_by) select 2, role_cap, scope, 'test' from access_orgs where org_id = 1`
  );
  const other = { ...editor, orgId: 2 };
  expect((await ask('runs', other))[0].data.values.flat()).toEqual([]);
  expect((await ask('mails', other))[0].data.values.flat()).toEqual([]);
  expect((await ask('delivery_totals', other))[0].data.values.flat().every((count) => count === 0)).toBe(true);
  expect(await lines('runs_over_time', other)).toEqual({ done: [0, 0, 0], failed: [0, 0, 0] });
  expect(await lines('mails_over_time', other)).toEqual({ sent: [0, 0, 0], failed: [0, 0, 0] });
  expect(await lines('files_over_time', other)).toEqual({ Files: [0, 0, 0], Size: [0, 0, 0] });
  expect(Object.values(await lines('delivery_lag', other)).flat()).toEqual(Array(12).fill(null));
  expect(valuesOf((await ask('runs'))[0], 'run_id')).toHaveLength(2);
});
