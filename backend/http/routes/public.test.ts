import { createHash } from 'crypto';
import { Readable } from 'stream';

import { DeliveryDetail, MailFile } from '../../../contract/delivery';
import { openRecipient } from '../../../tests/deliveries/mail-of-run';
import { queue } from '../../../tests/deliveries/outbox';
import { serveApi, ServedApi, TOKEN } from '../../../tests/http/serve-api';
import { runMaker, TemporaryStore, temporaryStore } from '../../../tests/schedules/run-now';
import { madeSchedule } from '../../../tests/schedules/schedule';
import { linkTo } from '../../deliveries/links/file-link';
import { createSecrets } from '../../deliveries/secrets';

let store: TemporaryStore;
let api: ServedApi;
let run: string;
beforeAll(async () => {
  store = temporaryStore();
  api = await serveApi({ files: store.files });
  const scheduleId = await madeSchedule(api.database.pool);
  const { rows } = await api.database.pool.query<{ run_id: string }>(
    `insert into runs (schedule_id, trigger, period_key, slot, window_from, window_to, zone, owner, owner_role, share, job, state)
     select schedule_id, 'scheduled', 'x', now(), now() - interval '1 day', now(), zone, owner, owner_role, share, job, 'done'
     from schedules where schedule_id = $1 returning run_id`,
    [scheduleId]
  );
  run = rows[0].run_id;
});
afterAll(async () => {
  runMaker(api.database.pool, store).remove();
  await api.stop();
});

const query = async <T extends object>(sql: string, values: unknown[] = []) =>
  (await api.database.pool.query<T>(sql, values)).rows;

async function storeFile(text: string): Promise<MailFile> {
  const pieces = Readable.from([Buffer.from(text)]);
  const kept = { extension: 'csv', gzip: false, at: '2026-11-20T00:00:00Z', signal: new AbortController().signal };
  const { fileId, path, bytes, sha256 } = await store.files.write(pieces, kept);
  const file = { fileId, name: `${text}.csv`, bytes, rows: 1, sha256, contentType: 'text/csv; charset=utf-8' };
  await query(
    `insert into run_files (file_id, run_id, name, format, content_type, bytes, rows, sha256, path)
     values ($1, $2, $3, 'csv', $4, $5, 1, $6, $7)`,
    [fileId, run, file.name, file.contentType, bytes, sha256, path]
  );
  return file;
}

interface Sent {
  url: string;
  deliveryId: string;
  file: MailFile;
}

let queued = 100;
/** A link as the mail to a recipient carries it. */
async function sendLink(text: string, days = 14): Promise<Sent> {
  const file = await storeFile(text);
  const recipient = `${text}@carrier.example`;
  queued += 1;
  await queue(api.database.pool, { runId: String(queued), files: [file], recipients: [openRecipient(recipient)] });
  const [{ delivery_id: deliveryId }] = await query<{ delivery_id: string }>(
    'select delivery_id from deliveries where recipient = $1',
    [recipient]
  );
  const terms = { deliveryId, recipient, file, publicUrl: api.url, days };
  const { url } = await linkTo(api.database.pool, createSecrets(TOKEN), terms);
  return { url, deliveryId, file };
}

const downloads = async ({ deliveryId }: Sent) => {
  const response = await api.call(`/v1/deliveries/${deliveryId}`);
  return ((await response.json()) as DeliveryDetail).links.map((link) => link.downloads);
};

it('gives the file to who has the link, without a token, and counts', async () => {
  const sent = await sendLink('wanted');

  const notes = ['switch records no charges.'];
  await query(`update runs set content = $2 where run_id = $1`, [run, JSON.stringify({ notes })]);
  const head = await fetch(sent.url, { method: 'HEAD' });
  expect([head.status, await downloads(sent)]).toEqual([200, [0]]);
  for (const count of [1, 2]) {
    const response = await fetch(sent.url);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toBe('attachment; filename=wanted.csv');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(JSON.parse(response.headers.get('x-notes')!)).toEqual(notes);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.toString()).toBe('wanted');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sent.file.sha256);
    expect(await downloads(sent)).toEqual([count]);
  }
});

it('refuses a token that is wrong, cut short or another one’s', async () => {
  const sent = await sendLink('kept');
  const changed = sent.url.slice(0, -1) + (sent.url.endsWith('A') ? 'B' : 'A');
  for (const url of [changed, sent.url.slice(0, -1), `${sent.url}A`, `${api.url}/public/files/%00`]) {
    const response = await fetch(url);
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('This link leads nowhere.');
  }
  expect((await fetch(sent.url, { method: 'POST' })).status).toBe(405);
  expect(await downloads(sent)).toEqual([0]);
});

it.each([
  ['another file', `file_id = (select file_id from run_files where name = 'other.csv')`],
  ['another recipient', `recipient = 'thief@carrier.example'`],
  ['a later end', `expires_at = expires_at + interval '1 year'`],
])('is bound to what it was signed for: its row changed to %s opens nothing', async (what, change) => {
  await query(`delete from run_files where name = 'other.csv'`);
  await storeFile('other');
  const sent = await sendLink(`bound-to-not-${what.replaceAll(' ', '-')}`);
  expect((await fetch(sent.url)).status).toBe(200);

  await query(`update file_links set ${change} where delivery_id = $1`, [sent.deliveryId]);

  expect((await fetch(sent.url)).status).toBe(403);
});

it('ends by itself, when an operator withdraws it, and with its file', async () => {
  const over = await fetch((await sendLink('over', -1)).url);
  expect([over.status, await over.text()]).toEqual([410, expect.stringContaining('has expired')]);

  const sent = await sendLink('withdrawn');
  const [{ link_id }] = await query<{ link_id: string }>('select link_id from file_links where delivery_id = $1', [
    sent.deliveryId,
  ]);
  const revoked = await api.call(`/v1/deliveries/${sent.deliveryId}/links/${link_id}`, { method: 'DELETE' });
  expect(revoked.status).toBe(200);
  const withdrawn = await fetch(sent.url);
  expect([withdrawn.status, await withdrawn.text()]).toEqual([410, expect.stringContaining('was withdrawn')]);

  const gone = await sendLink('gone');
  await query(`update run_files set removed_at = now(), removed_reason = 'kept for 90 days' where file_id = $1`, [
    gone.file.fileId,
  ]);
  const removed = await fetch(gone.url);
  expect([removed.status, await removed.text()]).toEqual([410, expect.stringContaining('no longer kept')]);
});
