import { once } from 'events';
import { AddressInfo } from 'net';
import PostalMime, { Email } from 'postal-mime';
import { SMTPServer, SMTPServerOptions } from 'smtp-server';
import { Readable } from 'stream';
import { buffer } from 'stream/consumers';

import { MailFile } from '../../../contract/delivery';
import { FreshDatabase, freshDatabase } from '../../../tests/postgres/fresh-database';
import { mailContent, openRecipient } from '../../../tests/deliveries/mail-of-run';
import { namesIn } from '../../../tests/deliveries/names-in-zip';
import { deliver, emptyOutbox, MAIL, queue, until, setServer } from '../../../tests/deliveries/outbox';
import { MailServerInput } from '../../../contract/mail-server';
import { MailOfRun } from '../outbox/queue-deliveries';
import { countDownload, followLink } from '../links/follow-link';
import { unsubscribe } from '../suppressions/unsubscribe';
import { createContact } from '../contacts/contacts';
import { createTemplate } from '../templates/templates';
import { someone } from '../../../tests/access/someone';

interface Received {
  mail: Email;
  raw: string;
  from: string;
  to: string[];
  user: string | undefined;
}

let database: FreshDatabase;
let server: SMTPServer;
let received: Received[];

async function listen(options: SMTPServerOptions = {}): Promise<number> {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      void buffer(stream).then(async (raw) => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          mail: await PostalMime.parse(raw),
          raw: raw.toString('latin1'),
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          user: session.user,
        });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return (server.server.address() as AddressInfo).port;
}

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await emptyOutbox(database.pool);
  received = [];
});
afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())));

const PUBLIC = { publicUrl: 'https://reports.trunkline.example' };

async function sendOne(
  run: Partial<MailOfRun>,
  settings: Partial<MailServerInput> = {},
  options: SMTPServerOptions = {},
  contents = 'a,b\r\n1,2\r\n'
): Promise<Received[]> {
  await setServer(database.pool, await listen(options), settings);
  await queue(database.pool, run);
  const delivering = deliver(database.pool, { openFile: async () => Readable.from([Buffer.from(contents)]) });
  try {
    await until(database.pool, `not exists (select from deliveries where state in ('queued', 'sending'))`);
  } finally {
    await delivering.stop();
  }
  return received;
}

const file = (bytes: number): MailFile => ({
  fileId: '8f14e45f-ceea-467f-a8d1-5b3c5a7f0001',
  name: 'customer-traffic_101_2026-11-20_2026-11-21_Europe-Madrid.csv',
  bytes,
  rows: 2,
  sha256: 'ab'.repeat(32),
  contentType: 'text/csv; charset=utf-8; header=present',
});
const header = ({ mail }: Received, name: string) => mail.headers.find(({ key }) => key === name)?.value;

it('says what, of when, in which zone, with totals, a trend, the checksum and the file itself', async () => {
  const points = [3, null, 9, 6].map((value, at) => ({ at: `2026-11-20T0${at}:00:00Z`, value }));
  const content = mailContent({ rows: 250, trend: { column: mailContent().columns[1], points } });

  const [one] = await sendOne({ content, files: [file(10)] });

  const { mail } = one;
  expect(mail.subject).toBe('Customer traffic · Acme Telecom · 2026-11-20');
  expect(one).toMatchObject({ from: 'reports@trunkline.example', to: ['noc@carrier.example'] });
  for (const text of [mail.html!, mail.text!]) {
    for (const part of [
      '2026-11-20 00:00',
      '2026-11-21 00:00',
      'Europe/Madrid',
      '63.6%',
      '310.21',
      'n/a',
      '–',
      '1,240',
      'ab'.repeat(32),
      '248 more rows',
      'The files are attached.',
      '▃ █▆',
    ]) {
      expect(text.replaceAll('\n', ' ')).toContain(part);
    }
  }
  const [picture, csv] = mail.attachments;
  expect(picture).toMatchObject({ mimeType: 'image/png', contentId: '<trend@trunkline>' });
  expect(
    Buffer.from(picture.content as ArrayBuffer)
      .subarray(1, 4)
      .toString()
  ).toBe('PNG');
  expect(mail.html).toContain('src="cid:trend@trunkline"');
  expect(csv.filename).toBe(file(10).name);
  expect(Buffer.from(csv.content as ArrayBuffer).toString()).toBe('a,b\r\n1,2\r\n');
  expect(header(one, 'auto-submitted')).toBe('auto-generated');
  expect(header(one, 'x-auto-response-suppress')).toBe('OOF, AutoReply');
  expect(header(one, 'list-unsubscribe')).toBeUndefined();
});

it('keeps headers whole, whatever names and templates hold', async () => {
  const evil = 'Acme\r\nBcc: all@carrier.example\r\n\r\nbody';
  const [one] = await sendOne({
    content: mailContent({ customer: { id: '1', name: evil } }),
    subject: '{{ customer.name }}{{ "%0D%0AX-Evil: 1" | url_decode }}',
    files: [{ ...file(10), name: 'a".csv\r\nX-Evil: 2' }],
  });

  expect(header(one, 'bcc')).toBeUndefined();
  expect(header(one, 'x-evil')).toBeUndefined();
  expect(one.mail.subject).toContain('Acme Bcc: all@carrier.example body');
  expect(one.raw.split('\r\n\r\n')[0]).not.toMatch(/^(Bcc|X-Evil):/im);
  expect(one.raw).not.toMatch(/\r\nX-Evil: 2\r\n/);
});

it('zips what is too large, then links to it, and says why', async () => {
  const large = 'x'.repeat(60_000);
  const [zipped] = await sendOne({ files: [file(60_000)] }, { maxAttachmentBytes: 50_000 }, {}, large);
  expect(zipped.mail.attachments.map(({ filename }) => filename)).toEqual([file(1).name.replace('.csv', '.zip')]);
  expect(await namesIn(Buffer.from(zipped.mail.attachments[0].content as ArrayBuffer))).toEqual([file(1).name]);
  expect(zipped.mail.text).toContain('as a zip: they are 60.0 kB, and mails carry at most 50.0 kB');
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await emptyOutbox(database.pool);
  received = [];

  const recipients = [openRecipient('a@carrier.example'), openRecipient('b@carrier.example')];
  const linked = await sendOne({ files: [file(40_000_000)], recipients }, { ...PUBLIC, maxAttachmentBytes: 50_000 });
  const tokens = linked.map(({ mail }) => /public\/files\/([\w-]+)/.exec(mail.text!)![1]);
  expect(new Set(tokens).size).toBe(2);
  expect(linked[0].mail.attachments).toEqual([]);
  const { linkId, fileId } = await followLink(database.pool, MAIL.secrets, tokens[0]);
  expect(fileId).toBe(file(1).fileId);
  await countDownload(database.pool, linkId);
  await followLink(database.pool, MAIL.secrets, tokens[0]);
  const stored = JSON.stringify((await database.pool.query('select file_links::text from file_links')).rows);
  expect(stored).not.toContain(tokens[0]);

  await expect(followLink(database.pool, MAIL.secrets, `${tokens[0]}x`)).rejects.toMatchObject({ status: 403 });
  await database.pool.query(`update file_links set recipient = 'c@carrier.example' where link_id = $1`, [linkId]);
  await expect(followLink(database.pool, MAIL.secrets, tokens[0])).rejects.toMatchObject({ status: 403 });
  await database.pool.query(`update file_links set revoked_at = now() where link_id <> $1`, [linkId]);
  await expect(followLink(database.pool, MAIL.secrets, tokens[1])).rejects.toMatchObject({ status: 410 });
});

it('believes the size the server announces, and spends no attempt on more', async () => {
  const [one] = await sendOne({ files: [{ ...file(700_000), name: 'calls.csv.gz' }] }, PUBLIC, { size: 900_000 });
  expect(one.mail.text).toContain('the mail server takes messages of at most 900.0 kB');
  expect((await database.pool.query('select attempts, file_form from deliveries')).rows).toEqual([
    { attempts: 1, file_form: 'linked' },
  ]);
});

it('sends no mail without its files where there is no way for them', async () => {
  const mails = await sendOne({ files: [{ ...file(8_000_000), name: 'calls.csv.gz' }] });
  expect(mails).toEqual([]);
  expect((await database.pool.query('select state, answer from deliveries')).rows).toEqual([
    { state: 'failed', answer: expect.stringContaining('no public address') as unknown },
  ]);
});

it('writes to a contact in their language, who can end it with one POST', async () => {
  const editor = someone('test', 'editor');
  const input = { name: 'Acme', addresses: ['es@carrier.example'], language: 'es' };
  const { contactId } = await createContact(database.pool, editor, input);
  const recipient = { ...openRecipient('es@carrier.example'), contactId, language: 'es-MX' };

  const [one] = await sendOne({ recipients: [recipient], files: [file(10)] }, PUBLIC);

  expect(one.mail.text).toContain('Los ficheros van adjuntos.');
  expect(header(one, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  const url = header(one, 'list-unsubscribe')!.slice(1, -1);
  expect(one.raw).toContain(`List-Unsubscribe: <${url}>\r\n`);
  const token = url.split('/').at(-1)!;
  await expect(unsubscribe(database.pool, MAIL.secrets, token.replace(/.$/, '!'))).rejects.toMatchObject({
    status: 403,
  });
  await unsubscribe(database.pool, MAIL.secrets, token);
  await unsubscribe(database.pool, MAIL.secrets, token);
  expect((await database.pool.query('select address, list, reason from suppressions')).rows).toEqual([
    { address: 'es@carrier.example', list: 'schedule:12', reason: 'unsubscribed' },
  ]);
});

it('says when it is late, and gives a bcc its copy', async () => {
  const recipients = [
    openRecipient('noc@carrier.example'),
    { ...openRecipient('archive@trunkline.example'), bcc: true },
  ];
  const mails = await sendOne({ dueAt: '2026-11-20T07:00:00Z', recipients });

  expect(
    mails
      .map(({ to }) => to)
      .flat()
      .sort()
  ).toEqual(['archive@trunkline.example', 'noc@carrier.example']);
  for (const one of mails) {
    expect(one.mail.to!.map(({ address }) => address)).toEqual(['noc@carrier.example']);
    expect(one.mail.subject).toMatch(/ \(late: due 2026-11-20 08:00, sent \d{4}-\d\d-\d\d \d\d:\d\d\)$/);
    expect(header(one, 'x-report-late')).toMatch(/^2026-11-20T07:00:00/);
    expect(one.raw).not.toContain('archive@trunkline.example');
  }
  expect(new Set(mails.map(({ mail }) => mail.messageId)).size).toBe(2);
});

it('writes with the template that is chosen', async () => {
  const texts = { en: { subject: 'S {{ rows }}', html: '<b>{{ customer.name }}</b>', text: 'T {{ window.zone }}' } };
  const { templateId } = await createTemplate(database.pool, someone('test', 'editor'), {
    name: 'Own',
    language: 'en',
    texts,
  });
  const content = mailContent({ customer: { id: '1', name: '<i>A&B</i>' } });

  const [{ mail }] = await sendOne({ templateId, content });

  expect([mail.subject, mail.text!.trim()]).toEqual(['S 2', 'T Europe/Madrid']);
  expect(mail.html).toContain('<b>&lt;i&gt;A&amp;B&lt;/i&gt;</b>');
});

it('logs in; a wrong password waits, with the reason on the page and no secret in it', async () => {
  const auth: SMTPServerOptions = {
    authOptional: false,
    onAuth: ({ username, password }, _session, done) =>
      password === 'right-password' ? done(null, { user: username }) : done(new Error('535 5.7.8 no')),
  };
  const login = { userName: 'reports', password: 'wrong-password' };
  await setServer(database.pool, await listen({ ...auth, allowInsecureAuth: true }), login);
  await queue(database.pool);
  const delivering = deliver(database.pool);
  await until(database.pool, `exists (select from delivery_attempts)`);
  const { rows } = await database.pool.query('select last_error, state, answer from mail_server_state, deliveries');
  expect(rows[0]).toMatchObject({
    state: 'queued',
    last_error: expect.stringContaining('refuses the user name') as unknown,
  });
  expect(JSON.stringify(rows)).not.toContain('wrong-password');

  await setServer(database.pool, (server.server.address() as AddressInfo).port, {
    ...login,
    password: 'right-password',
  });
  await database.pool.query(`update deliveries set next_attempt_at = now() where state = 'queued'`);
  await until(database.pool, `exists (select from deliveries where state = 'sent')`);
  await delivering.stop();
  expect(received.map(({ user }) => user)).toEqual(['reports']);
});

it('says nothing to a server that is not encrypted where STARTTLS is wanted', async () => {
  await setServer(database.pool, await listen(), { security: 'starttls' });
  await queue(database.pool);
  const delivering = deliver(database.pool);
  await until(database.pool, `exists (select from mail_server_state where failures >= 1)`);
  await delivering.stop();
  expect(received).toEqual([]);
});
