import { createHash } from 'crypto';
import { readFileSync, readdirSync } from 'fs';
import { gunzipSync } from 'zlib';

import { Problem } from '../../../contract/problem';
import { ONE_ATTEMPT } from '../../../tests/attempts/insert-attempts';
import { awaySince, dayStart, madeSchedule } from '../../../tests/schedules/schedule';
import { runMaker } from '../../../tests/schedules/run-now';
import { runsOfATest } from '../../../tests/schedules/runs-of-a-test';
import { storeChargedCalls } from '../../../tests/schedules/store-charged-calls';
import { ask } from '../../reports/ask';
import { someone } from '../../../tests/access/someone';
import { retainFiles } from '../generation/retain-files';
import { planDue } from '../planning/plan-due';
import { claimRuns } from './claim-runs';
import { failTry } from './end-run';
import { LeaseLost, renewLease } from './lease';
import { settleDeliveries } from './settle-deliveries';
import { takeOver } from './sweep';

const runs = runsOfATest();
const { query, planYesterday } = runs;
const states = async () =>
  (await query<{ state: string }>('select state from runs order by run_id')).map(({ state }) => state);

const storeCalls = (changes?: Partial<typeof ONE_ATTEMPT>, count?: number) =>
  storeChargedCalls(runs.pool, changes, count);

describe('a run', () => {
  it('stores the file the page’s question has, with its rows and checksum, and is done where nobody is to get it', async () => {
    await storeCalls();
    await planYesterday({ job: { report: 'customer-traffic', question: { dimensions: ['customer_id'] } } });

    await runs.maker.makeAll();

    const [run] = await query<Record<string, unknown>>('select * from runs');
    expect(run).toMatchObject({ state: 'done', rows: '3', tries: 1, preliminary: false, lease_token: null });
    const [file] = await query<{ path: string; sha256: string; bytes: string; rows: string; name: string }>(
      'select * from run_files'
    );
    const bytes = readFileSync(`${runs.maker.directory}/${file.path}`);
    expect(file).toMatchObject({
      bytes: String(bytes.length),
      rows: '3',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      name: expect.stringMatching(/^customer-traffic_\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d_Europe-Madrid\.csv$/),
    });
    expect(bytes.toString().split('\r\n')).toHaveLength(5);
    expect(bytes.toString()).toContain('customer 2');

    const [{ content }] = await query<{ content: Record<string, never> }>('select content from runs');
    const { totals } = await ask(
      runs.pool,
      { measures: ['attempts', 'customer_charge'], window: content.window, zone: content.zone },
      someone('ana', 'editor')
    );
    expect(content.totals).toMatchObject(totals);
    expect(content).toMatchObject({ rows: 3, preliminary: false, report: { name: 'customer-traffic' } });
    const history = await query<{ event: string }>('select event from run_events order by event_id');
    expect(history.map(({ event }) => event)).toEqual(['planned', 'started', 'stored', 'done']);
  });

  it('is handed to delivery in one piece, and ends when its mails have', async () => {
    await storeCalls();
    await planYesterday({
      job: {
        report: 'customer-traffic',
        gzip: true,
        recipients: { addresses: ['noc@carrier.example'], bcc: ['boss@carrier.example'] },
      },
    });
    await runs.maker.makeAll();

    expect(await states()).toEqual(['delivering']);
    const mails = await query<{ files: Array<{ name: string }> }>('select files from mails');
    expect(mails[0].files[0].name).toMatch(/\.csv\.gz$/);
    const [{ path }] = await query<{ path: string }>('select path from run_files');
    expect(gunzipSync(readFileSync(`${runs.maker.directory}/${path}`)).toString()).toContain('Attempts');

    await settleDeliveries(runs.pool);
    expect(await states()).toEqual(['delivering']);
    await query(`update deliveries set state = 'sent'`);
    await settleDeliveries(runs.pool);
    expect(await states()).toEqual(['done']);

    await query(`update deliveries set state = 'queued' where bcc`);
    await settleDeliveries(runs.pool);
    expect(await states()).toEqual(['delivering']);
    await query(`update deliveries set state = 'failed' where bcc`);
    await settleDeliveries(runs.pool);
    expect(await query('select state, message from runs')).toEqual([
      { state: 'failed', message: '1 of 2 recipients could not be reached.' },
    ]);
  });

  it('makes nothing of a window without rows, where that is wanted', async () => {
    await planYesterday({ job: { report: 'customer-traffic', onlyWithRows: true } });
    await runs.maker.makeAll();
    expect(await query('select state, skip_reason from runs')).toEqual([{ state: 'skipped', skip_reason: 'no_rows' }]);
    expect(await query('select from run_files')).toEqual([]);
  });

  it('waits for calls to be rated as long as it may, and then says that it is preliminary', async () => {
    await storeCalls({ customer_charge: null });
    await planYesterday({ job: { report: 'customer-traffic', waitForRatingHours: 336 } });
    await runs.maker.makeAll();
    expect(await query('select state, tries, message from runs')).toEqual([
      { state: 'planned', tries: 0, message: expect.stringContaining('3 answered calls have no charge yet') },
    ]);

    await query(`update runs set slot = slot - interval '14 days', not_before = now()`);
    await runs.maker.makeAll();
    expect(await query('select state, preliminary from runs')).toEqual([{ state: 'done', preliminary: true }]);
  });

  it('whose question is no longer right fails at once, with the sentence', async () => {
    await planYesterday();
    await query(`update runs set job = job || '{"question": {"dimensions": ["rate_centre"]}}'`);
    await runs.maker.makeAll();
    expect(await query('select state, tries, message from runs')).toEqual([
      { state: 'failed', tries: 1, message: expect.stringContaining('must be one of') },
    ]);
    expect(readdirSync(runs.maker.directory)).toEqual([]);
  });

  it('that fails is tried again later, five times, and tells of each', async () => {
    const failing = runMaker(runs.pool, {
      ...runs.maker,
      produce: () => Promise.reject(Object.assign(new Error('no space left'), { code: 'ENOSPC' })),
    });
    await planYesterday();
    for (let tries = 1; tries <= 5; tries += 1) {
      await failing.makeAll();
      const [run] = await query<{ waits: boolean }>(`select not_before > now() + interval '50 s' as waits from runs`);
      expect(run.waits).toBe(tries < 5);
      await query('update runs set not_before = now()');
    }
    expect(await states()).toEqual(['failed']);
    const failures = await query(`select from run_events where message like 'The disk for files is full.%'`);
    expect(failures).toHaveLength(5);
  });

  it('that always fails keeps no other waiting', async () => {
    await storeCalls();
    const failing = await planYesterday();
    await planYesterday();
    const { produce } = runs.maker;
    const picky = runMaker(runs.pool, {
      ...runs.maker,
      produce: (request) =>
        request.job.subject === 'fails' ? Promise.reject(new Problem('no', { status: 503 })) : produce(request),
    });
    await query(`update runs set job = job || '{"subject": "fails"}' where schedule_id = $1`, [failing]);
    await picky.makeAll('test', { atOnce: 1 });
    expect((await states()).sort()).toEqual(['done', 'planned']);
  });
});

describe('a lease', () => {
  it('that was lost lets its worker write nothing, and the next worker makes the run', async () => {
    await storeCalls();
    await planYesterday();
    const [lost] = await claimRuns(runs.pool, { worker: 'dead', count: 1, perShare: 1 });
    expect(await takeOver(runs.pool)).toBe(0);
    await query(`update runs set lease_until = now() - interval '1 second'`);
    expect(await takeOver(runs.pool)).toBe(1);

    await expect(renewLease(runs.pool, lost, 1)).rejects.toThrow(LeaseLost);
    await expect(failTry(runs.pool, lost, new Error('too late'))).rejects.toThrow(LeaseLost);
    await runs.maker.makeAll('other');

    expect(await query('select state, worker, tries from runs')).toEqual([
      { state: 'done', worker: 'other', tries: 2 },
    ]);
    expect(await query('select from run_files')).toHaveLength(1);
  });

  it('of a run that takes its workers with it is given five of them', async () => {
    await planYesterday();
    for (let tries = 1; tries <= 5; tries += 1) {
      expect(await claimRuns(runs.pool, { worker: 'dying', count: 1, perShare: 1 })).toHaveLength(1);
      await query(`update runs set lease_until = now() - interval '1 second'`);
      await takeOver(runs.pool);
    }
    expect(await states()).toEqual(['failed']);
    expect(await query(`select from run_events where message like 'Each of its workers was lost%'`)).toHaveLength(1);
  });

  it('is held by one worker only, however many ask', async () => {
    for (let at = 0; at < 4; at += 1) {
      await planYesterday();
    }
    const claims = await Promise.all(
      ['a', 'b', 'c', 'd'].map((worker) => claimRuns(runs.pool, { worker, count: 3, perShare: 100 }))
    );
    const ids = claims.flat().map(({ runId }) => runId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(4);
  });

  it('comes in turn: a customer with one run does not wait for all those of another', async () => {
    const many = {
      report: 'customer-traffic' as const,
      question: { filters: [{ dimension: 'customer_id', values: ['1'] }] },
    };
    const one = {
      report: 'customer-traffic' as const,
      question: { filters: [{ dimension: 'customer_id', values: ['2'] }] },
    };
    for (let at = 0; at < 5; at += 1) {
      await planYesterday({ job: many });
    }
    const last = await planYesterday({ job: one });
    const claimed = await claimRuns(runs.pool, { worker: 'a', count: 2, perShare: 100 });
    expect(claimed.map(({ scheduleId }) => scheduleId)).toContain(last);
  });

  it('is not given for a second window of a schedule while the first is made', async () => {
    const id = await madeSchedule(runs.pool, { rule: { unit: 'day', settleMinutes: 0 } });
    await awaySince(runs.pool, await dayStart(runs.pool, 3), id);
    await planDue(runs.pool);
    const [oldest] = await query<{ run_id: string }>('select run_id from runs order by window_to limit 1');
    const [first] = await claimRuns(runs.pool, { worker: 'a', count: 1, perShare: 100 });
    expect(first.runId).toBe(oldest.run_id);
    expect(await claimRuns(runs.pool, { worker: 'b', count: 1, perShare: 100 })).toEqual([]);
  });
});

describe('files', () => {
  it('go by age and by total size, the oldest first, and are said to be gone', async () => {
    await storeCalls();
    for (let at = 0; at < 3; at += 1) {
      await planYesterday();
    }
    await runs.maker.makeAll();
    await query(`update run_files f set created_at = now() - make_interval(days => n)
      from (select file_id, (row_number() over (order by file_id) - 1)::int * 10 as n from run_files) o where o.file_id = f.file_id`);
    const [{ bytes }] = await query<{ bytes: string }>('select max(bytes) as bytes from run_files');

    await retainFiles(runs.pool, runs.maker.files, { days: 15, bytes: 1_000_000 });
    await retainFiles(runs.pool, runs.maker.files, { days: 15, bytes: Number(bytes) });

    expect(await query('select removed_reason from run_files order by created_at')).toEqual([
      { removed_reason: 'kept for 15 days' },
      { removed_reason: 'to keep below the total size' },
      { removed_reason: null },
    ]);
    const [{ path }] = await query<{ path: string }>('select path from run_files where removed_at is null');
    expect(readdirSync(`${runs.maker.directory}/${path.slice(0, 7)}`)).toEqual([path.slice(8)]);
  });

  it('are reached by the paths the store made only', () => {
    for (const path of ['../../etc/passwd', '2026-11/../../x.csv', '/etc/passwd', '2026-11/x.csv']) {
      expect(() => runs.maker.files.resolve(path)).toThrow('not the path of a stored file');
    }
  });
});
