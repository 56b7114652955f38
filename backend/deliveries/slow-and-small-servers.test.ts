import { randomBytes } from 'crypto';
import { Readable } from 'stream';

import { deliver, queue, setServer, until } from '../../tests/deliveries/outbox';
import { SmtpStub, startSmtpStub } from '../../tests/deliveries/smtp-stub';
import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { Delivering } from './delivering';

let database: FreshDatabase;
let stub: SmtpStub;
let delivering: Delivering | undefined;
beforeEach(async () => {
  database = await freshDatabase();
});
afterEach(async () => {
  await delivering?.stop();
  await stub.stop();
  await database.drop();
});

const LARGE = {
  fileId: '8f14e45f-ceea-467f-a8d1-5b3c5a7f0001',
  name: 'calls.csv',
  bytes: 60_000,
  rows: 2,
  sha256: 'ab'.repeat(32),
  contentType: 'text/csv',
};
const openFile = async () => Readable.from([Buffer.alloc(LARGE.bytes, 'x')]);
const read = async (sql: string) => (await database.pool.query<Record<string, unknown>>(sql)).rows;

it('gives a server up that speaks a byte at a time, and sends nothing twice for it', async () => {
  stub = await startSmtpStub({ byteEveryMs: 150 });
  await setServer(database.pool, stub.port);
  await queue(database.pool);
  delivering = deliver(database.pool, {
    attemptMs: 800,
    session: { timeouts: { connectMs: 60_000, greetingMs: 60_000, silenceMs: 60_000 } },
  });
  await until(database.pool, `exists (select from delivery_attempts)`);
  await delivering.stop();

  expect(await read('select outcome, answer from delivery_attempts')).toEqual([
    { outcome: 'lost', answer: 'The mail server took too long.' },
  ]);
  expect(await read(`select state, next_attempt_at > now() as later from deliveries`)).toEqual([
    { state: 'queued', later: true },
  ]);
  expect(stub.bodies.size).toBe(0);
});

it('takes a mail back in the midst of which the server stops reading, before its final dot', async () => {
  stub = await startSmtpStub();
  stub.react('DATA', 'deaf');
  await setServer(database.pool, stub.port, { maxAttachmentBytes: 100_000_000 });
  // More than the two ends of a connection take in advance.
  const pieces = Array.from({ length: 32 }, () => randomBytes(1_000_000));
  const bytes = pieces.length * 1_000_000;
  await queue(database.pool, { files: [{ ...LARGE, name: 'calls.csv.gz', bytes }] });
  delivering = deliver(database.pool, { openFile: async () => Readable.from(pieces) });
  await until(database.pool, `exists (select from delivery_attempts)`);
  await delivering.stop();

  expect(await read('select outcome, answer, body_complete_at from delivery_attempts')).toEqual([
    { outcome: 'lost', answer: 'The mail server did not answer in time.', body_complete_at: null },
  ]);
  expect(await read(`select state, file_form from deliveries`)).toEqual([{ state: 'queued', file_form: 'attached' }]);
  expect(stub.bodies.size).toBe(0);
});

it('sends a smaller form where a server that announces no size refuses one as too large: a zip, then a link', async () => {
  stub = await startSmtpStub();
  stub.react('MAIL', '552 5.3.4 message too big', '552 too much mail data');
  await setServer(database.pool, stub.port, { publicUrl: 'https://reports.trunkline.example' });
  await queue(database.pool, { files: [LARGE] });
  delivering = deliver(database.pool, { openFile });
  await until(database.pool, `exists (select from deliveries where state = 'sent')`);

  expect(await read('select outcome, smtp_code from delivery_attempts order by attempt')).toEqual([
    { outcome: 'deferred', smtp_code: 552 },
    { outcome: 'deferred', smtp_code: 552 },
    { outcome: 'accepted', smtp_code: 250 },
  ]);
  expect(await read('select file_form, refused_form, attempts, deferrals from deliveries')).toEqual([
    { file_form: 'linked', refused_form: 'zipped', attempts: 3, deferrals: 0 },
  ]);
  expect([...stub.bodies.values()]).toEqual([1]);
});

it.each([
  ['the mailbox is full', '552 5.2.2 mailbox full', 'https://reports.trunkline.example', '5.2.2'],
  ['there is nothing to link to', '552 5.3.4 message too big', null, 'too large for the mail server'],
])('does not try smaller forms where %s', async (_why, answer, publicUrl, words) => {
  stub = await startSmtpStub();
  stub.react('MAIL', answer);
  await setServer(database.pool, stub.port, { publicUrl });
  await queue(database.pool, { files: [{ ...LARGE, name: 'calls.csv.gz' }] });
  delivering = deliver(database.pool, { openFile });
  await until(database.pool, `exists (select from deliveries where state = 'failed')`);

  expect(await read('select answer from deliveries')).toEqual([{ answer: expect.stringContaining(words) as unknown }]);
  expect(stub.bodies.size).toBe(0);
});
