import { execFileSync } from 'child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import path from 'path';

import { insertAttempts, ONE_ATTEMPT } from '../../../tests/attempts/insert-attempts';
import { runMaker } from '../../../tests/schedules/run-now';
import { runsOfATest } from '../../../tests/schedules/runs-of-a-test';
import { ANA, dayStart } from '../../../tests/schedules/schedule';
import { createPool } from '../../database/pool';
import { createContact } from '../../deliveries/contacts/contacts';
import { FileStore } from '../generation/file-store';
import { moveRun } from '../ledger/move-run';
import { settleDeliveries } from './settle-deliveries';

const runs = runsOfATest();
const { query, planYesterday } = runs;

it('of a contact that was deleted since it was planned goes to the others', async () => {
  const contact = { name: 'Acme', addresses: ['acme@carrier.example'] };
  const { contactId } = await createContact(runs.pool, ANA, contact);
  const recipients = { contacts: [contactId], addresses: ['noc@carrier.example'] };
  await planYesterday({ job: { report: 'customer-traffic', recipients } });
  await query('delete from contacts');

  await runs.maker.makeAll();

  expect(await query('select state from runs')).toEqual([{ state: 'delivering' }]);
  expect(await query('select recipient from deliveries')).toEqual([{ recipient: 'noc@carrier.example' }]);
});

it('of a contact that became another customer’s since it was planned is sent to nobody, and says why', async () => {
  const { contactId } = await createContact(runs.pool, ANA, { name: 'Acme', addresses: ['acme@carrier.example'] });
  const recipients = { contacts: [contactId], addresses: ['noc@carrier.example'] };
  await planYesterday({ job: { report: 'interval', recipients } });
  await query(`update contacts set customer_id = '101'`);
  await runs.maker.makeAll();

  expect(await query('select state, message from runs')).toEqual([
    { state: 'failed', message: expect.stringContaining('belongs to customer 101') as unknown },
  ]);
  expect(await query('select from deliveries')).toEqual([]);
});

it('whose files nobody could be given is tried again with the same files, once who gets them is put right', async () => {
  const { contactId } = await createContact(runs.pool, ANA, { name: 'Acme', addresses: ['acme@carrier.example'] });
  await planYesterday({ job: { report: 'interval', recipients: { contacts: [contactId] } } });
  // The contact changes hands after the run looked at it, before its mails are queued.
  await query(`update runs set job = jsonb_set(job, '{recipients,contacts}', '[]')`);
  await runs.maker.makeAll();
  await query(`update contacts set customer_id = '101'`);
  await query(
    `update runs set state = 'stored', job = jsonb_set(job, '{recipients,contacts}', to_jsonb(array[$1::text]))`,
    [contactId]
  );
  await settleDeliveries(runs.pool);
  const [{ runId, ...failed }] = await query<{ runId: string }>('select run_id as "runId", state, message from runs');
  expect(failed).toEqual({ state: 'failed', message: expect.stringContaining('belongs to customer 101') as unknown });
  const [file] = await query('select file_id from run_files');

  await query('update contacts set customer_id = null');
  await moveRun(runs.pool, runId, 'retry', ANA);

  expect(await query('select state, message from runs')).toEqual([{ state: 'delivering', message: null }]);
  expect(await query('select recipient from deliveries')).toEqual([{ recipient: 'acme@carrier.example' }]);
  expect(await query('select file_id from run_files')).toEqual([file]);
  await expect(moveRun(runs.pool, runId, 'retry', ANA)).rejects.toThrow('send its mails again');
});

it('whose files are kept no longer is not tried again, but its window may be', async () => {
  await planYesterday({ job: { report: 'interval' } });
  await runs.maker.makeAll();
  await query(`update runs set state = 'failed'`);
  await query('update run_files set removed_at = now()');
  const [{ runId }] = await query<{ runId: string }>('select run_id as "runId" from runs');

  await expect(moveRun(runs.pool, runId, 'retry', ANA)).rejects.toThrow('kept no longer: run its window again');
});

it('without rows is a file with its header, and a mail that says so', async () => {
  await planYesterday({ job: { report: 'customer-traffic', recipients: { addresses: ['noc@carrier.example'] } } });

  await runs.maker.makeAll();

  const [run] = await query<{ rows: string; summary: unknown; path: string }>(
    `select r.rows, content->'summary' as summary, path from runs r join run_files using (run_id)`
  );
  expect(run).toMatchObject({ rows: '0', summary: [] });
  const lines = readFileSync(`${runs.maker.directory}/${run.path}`, 'utf8').split('\r\n');
  expect(lines).toEqual([expect.stringContaining('Attempts'), '']);
  expect(await query('select state from deliveries')).toEqual([{ state: 'queued' }]);
});

it('where no connection to the database is free waits for its next try, and says why', async () => {
  const one = createPool(runs.pool.options.connectionString!, { max: 1, connectionTimeoutMillis: 200 });
  try {
    await planYesterday();
    await runMaker(one, { ...runs.maker, pool: one }).makeAll();
  } finally {
    await one.end();
  }
  expect(await query('select state, tries, message, not_before > now() as later from runs')).toEqual([
    { state: 'planned', tries: 1, message: expect.stringContaining('The database can') as unknown, later: true },
  ]);
  expect(readdirSync(runs.maker.directory, { recursive: true }).filter((name) => /csv/.test(String(name)))).toEqual([]);

  await query('update runs set not_before = now()');
  await runs.maker.makeAll();
  expect(await query('select state from runs')).toEqual([{ state: 'done' }]);
});

it.each([
  ['40001', 'serialize access'],
  ['57014', 'cancelled in the database'],
])('that meets error %s of the database is tried again, and says so', async (code, words) => {
  const failing = runMaker(runs.pool, {
    ...runs.maker,
    produce: async ({ session }) => {
      await session.client.query(
        `do $$ begin raise exception 'could not serialize access' using errcode = '${code}'; end $$`
      );
      throw new Error('not reached');
    },
  });
  await planYesterday();
  await failing.makeAll();
  expect(await query('select state, message from runs')).toEqual([
    { state: 'planned', message: expect.stringContaining(words) as unknown },
  ]);
});

/** A file system of 64 kB, where whoever runs the tests may mount one. */
function smallDisk(): { directory: string; grow(): void; remove(): void } | undefined {
  const directory = mkdtempSync(path.join(tmpdir(), 'trunkline-small-'));
  const mount = (options: string) =>
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'trunkline-test', directory], { stdio: 'ignore' });
  const remove = () => rmSync(directory, { recursive: true });
  try {
    mount('size=64k');
  } catch {
    remove();
    return undefined;
  }
  return {
    directory,
    grow: () => mount('remount,size=8m'),
    remove: () => {
      execFileSync('umount', [directory]);
      remove();
    },
  };
}

const disk = smallDisk();
afterAll(() => disk?.remove());
const onASmallDisk = disk ? it : it.skip;

onASmallDisk(
  'on a full disk leaves nothing, says why, and is made when there is room (needs to mount a disk)',
  async () => {
    const started_at = await dayStart(runs.pool, 1);
    await insertAttempts(
      runs.pool,
      Array.from({ length: 3_000 }, (_, at) => ({
        ...ONE_ATTEMPT,
        attempt_id: `${at}`,
        call_id: `${at}`,
        started_at,
        customer_id: `customer with a long name ${at}`,
      }))
    );
    const { directory, grow } = disk!;
    const onDisk = runMaker(runs.pool, { directory, files: new FileStore(directory) });
    await planYesterday({
      job: { report: 'customer-traffic', question: { dimensions: ['customer_id'] } },
    });

    await onDisk.makeAll();

    expect(await query('select state, tries, message from runs')).toEqual([
      { state: 'planned', tries: 1, message: expect.stringContaining('The disk for files is full') as unknown },
    ]);
    const files = () => readdirSync(directory, { recursive: true }).filter((name) => String(name).includes('.csv'));
    expect([await query('select from run_files'), files()]).toEqual([[], []]);

    grow();
    await query('update runs set not_before = now()');
    await onDisk.makeAll();
    expect(await query('select state, rows from runs')).toEqual([{ state: 'done', rows: '3000' }]);
    expect(files()).toHaveLength(1);
  }
);
