import { execFileSync } from 'child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import path from 'path';

import { acceptAnyStart, insertAttempts, ONE_ATTEMPT } from '../../../tests/attempts/insert-attempts';
import { FreshDatabase, freshDatabase } from '../../../tests/postgres/fresh-database';
import { Maker, runMaker } from '../../../tests/schedules/run-now';
import { ANA, awaySince, dayStart, madeSchedule } from '../../../tests/schedules/schedule';
import { createContact } from '../../deliveries/contacts/contacts';
import { FileStore } from '../generation/file-store';
import { planDue } from '../planning/plan-due';

let database: FreshDatabase;
let maker: Maker;
beforeEach(async () => {
  database = await freshDatabase();
  await acceptAnyStart(database.pool);
  maker = runMaker(database.pool);
});
afterEach(async () => {
  maker.remove();
  await database.drop();
});

const query = async <T extends object>(sql: string, values: unknown[] = []) =>
  (await database.pool.query<T>(sql, values)).rows;

async function planYesterday(job: Parameters<typeof madeSchedule>[1] = {}): Promise<void> {
  const id = await madeSchedule(database.pool, { rule: { unit: 'day', settleMinutes: 0 }, ...job });
  await awaySince(database.pool, await dayStart(database.pool, 1), id);
  await planDue(database.pool);
}

it('of a contact that was deleted since it was planned goes to the others', async () => {
  const contact = { name: 'Acme', addresses: ['acme@carrier.example'] };
  const { contactId } = await createContact(database.pool, ANA, contact);
  const recipients = { contacts: [contactId], addresses: ['noc@carrier.example'] };
  await planYesterday({ job: { report: 'customer-traffic', recipients } });
  await query('delete from contacts');

  await maker.makeAll();

  expect(await query('select state from runs')).toEqual([{ state: 'delivering' }]);
  expect(await query('select recipient from deliveries')).toEqual([{ recipient: 'noc@carrier.example' }]);
});

it('without rows is a file with its header, and a mail that says so', async () => {
  await planYesterday({ job: { report: 'customer-traffic', recipients: { addresses: ['noc@carrier.example'] } } });

  await maker.makeAll();

  const [run] = await query<{ rows: string; summary: unknown; path: string }>(
    `select r.rows, content->'summary' as summary, path from runs r join run_files using (run_id)`
  );
  expect(run).toMatchObject({ rows: '0', summary: [] });
  const lines = readFileSync(`${maker.directory}/${run.path}`, 'utf8').split('\r\n');
  expect(lines).toEqual([expect.stringContaining('Attempts'), '']);
  expect(await query('select state from deliveries')).toEqual([{ state: 'queued' }]);
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
    const started_at = await dayStart(database.pool, 1);
    await insertAttempts(
      database.pool,
      Array.from({ length: 3_000 }, (_, at) => ({
        ...ONE_ATTEMPT,
        attempt_id: `${at}`,
        call_id: `${at}`,
        started_at,
        customer_id: `customer with a long name ${at}`,
      }))
    );
    const { directory, grow } = disk!;
    const onDisk = runMaker(database.pool, { directory, files: new FileStore(directory) });
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
