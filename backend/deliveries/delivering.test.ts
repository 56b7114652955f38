import { FreshDatabase, freshDatabase } from '../../tests/postgres/fresh-database';
import { openRecipient } from '../../tests/deliveries/mail-of-run';
import { deliver, emptyOutbox, makeDue, queue, until, setServer } from '../../tests/deliveries/outbox';
import { Moment, SmtpStub, startSmtpStub } from '../../tests/deliveries/smtp-stub';
import { Delivering } from './delivering';

let database: FreshDatabase;
let stub: SmtpStub;
let delivering: Delivering | undefined;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await emptyOutbox(database.pool);
  stub = await startSmtpStub();
  await setServer(database.pool, stub.port);
});
afterEach(async () => {
  await delivering?.stop();
  delivering = undefined;
  await stub.stop();
});

const settled = `not exists (select from deliveries where state = 'sending') and exists (select from delivery_attempts)`;
const stateOf = async () => (await database.pool.query('select * from deliveries order by recipient')).rows;

it('says of each mail that it came to an end, once that is stored', async () => {
  stub.react('RCPT', '450 4.7.1 greylisted');
  const heard: Array<[string, string]> = [];
  await queue(database.pool, { runId: '41' });
  delivering = deliver(database.pool, {
    settled: async (runId) => {
      heard.push([runId, (await stateOf())[0].state]);
    },
  });
  await until(database.pool, settled);
  expect(heard).toEqual([]);
  await makeDue(database.pool);
  await until(database.pool, `exists (select from deliveries where state = 'sent')`);
  await delivering.stop();
  expect(heard).toEqual([['41', 'sent']]);
});

/** The first answer to a fault: how the attempt ends, what becomes of the mail, how long it waits (minutes, from and to). */
const FAULTS: Array<[Moment, string, string, string, [number, number] | null]> = [
  ['greeting', '421 4.3.2 shutting down', 'lost', 'queued', [0.9, 1.1]],
  ['greeting', 'drop', 'lost', 'queued', [0.9, 1.1]],
  ['greeting', 'silent', 'lost', 'queued', [0.9, 1.1]],
  ['EHLO', 'silent', 'lost', 'queued', [0.9, 1.1]],
  ['MAIL', '451 4.3.0 try later', 'deferred', 'queued', [4.9, 5.1]],
  ['MAIL', '552 5.3.4 too large', 'refused', 'failed', null],
  ['MAIL', 'silent', 'lost', 'queued', [0.7, 1.3]],
  ['RCPT', '450 4.7.1 greylisted', 'deferred', 'queued', [4.9, 5.1]],
  ['RCPT', '550 5.1.1 no such user', 'refused', 'failed', null],
  ['RCPT', 'reset', 'lost', 'queued', [0.7, 1.3]],
  ['DATA', '452 4.3.1 full', 'deferred', 'queued', [4.9, 5.1]],
  ['DATA', '554 5.7.1 spam', 'refused', 'failed', null],
  ['DATA', 'drop', 'lost', 'queued', [0.7, 1.3]],
  ['DATA', 'silent', 'lost', 'queued', [0.7, 1.3]],
  ['dot', '451 4.3.0 no disk', 'deferred', 'queued', [4.9, 5.1]],
  ['dot', '421 4.3.2 shutting down', 'deferred', 'queued', [4.9, 5.1]],
  ['dot', '554 5.6.0 refused', 'refused', 'failed', null],
  ['dot', 'drop', 'doubtful', 'unknown', null],
  ['dot', 'reset', 'doubtful', 'unknown', null],
  ['dot', 'silent', 'doubtful', 'unknown', null],
];

it.each(FAULTS)('at %s: %s is %s, and the mail %s', async (moment, reaction, outcome, state, minutes) => {
  stub.react(moment, reaction);
  await queue(database.pool, { ownerAddress: null });
  delivering = deliver(database.pool);
  await until(database.pool, settled);

  const { rows } = await database.pool.query(
    `select a.outcome, d.state, a.smtp_code, a.enhanced_code,
       extract(epoch from next_attempt_at - ended_at)::float8 / 60 as minutes
     from delivery_attempts a join deliveries d using (delivery_id)`
  );
  const code = /^\d{3}/.test(reaction) ? Number(reaction.slice(0, 3)) : null;
  const enhanced = /^\d{3} (\S+)/.exec(reaction)?.[1] ?? null;
  expect(rows).toEqual([
    { outcome, state, smtp_code: code, enhanced_code: enhanced, minutes: expect.any(Number) as unknown },
  ]);
  if (minutes) {
    expect(rows[0].minutes).toBeGreaterThan(minutes[0]);
    expect(rows[0].minutes).toBeLessThan(minutes[1]);
    await makeDue(database.pool);
    await until(database.pool, `exists (select from deliveries where state = 'sent')`);
  }
  expect([...stub.bodies.values()]).toEqual(minutes || moment === 'dot' ? [minutes && moment === 'dot' ? 2 : 1] : []);
});

it('sends again under the same Message-ID where an alert’s answer was lost', async () => {
  stub.react('dot', 'drop');
  await queue(database.pool, { purpose: 'alert', onDoubt: 'retry' });
  delivering = deliver(database.pool);
  await until(database.pool, settled);
  await makeDue(database.pool);
  await until(database.pool, `exists (select from deliveries where state = 'sent')`);

  expect([...stub.bodies.values()]).toEqual([2]);
});

it('sends to four of five, and tells the owner once of the fifth', async () => {
  stub.react('RCPT', '550 5.1.1 no such user');
  const recipients = ['a', 'b', 'c', 'd', 'e'].map((name) => openRecipient(`${name}@carrier.example`));
  await queue(database.pool, { recipients, ownerAddress: 'owner@trunkline.example' });
  delivering = deliver(database.pool);
  await until(database.pool, `(select count(*) from delivery_attempts) = 5`);
  await makeDue(database.pool);
  await until(database.pool, `(select count(*) from deliveries where state = 'sent') = 5`);

  const byState = (await stateOf()).map(({ state }) => state as string).sort();
  expect(byState).toEqual(['failed', 'sent', 'sent', 'sent', 'sent', 'sent']);
  expect([...stub.bodies.values()]).toEqual([1, 1, 1, 1, 1]);
});

it('lets the server be after five failures, then asks with one mail', async () => {
  stub.react('greeting', ...Array.from({ length: 20 }, () => 'drop'));
  const recipients = Array.from({ length: 12 }, (_, at) => openRecipient(`r${at}@carrier.example`));
  await queue(database.pool, { recipients });
  delivering = deliver(database.pool, { atOnce: 1 });
  await until(database.pool, `exists (select from mail_server_state where failures = 5 and paused_until > now())`);

  await until(database.pool, settled);
  expect((await stateOf()).filter(({ attempts }) => attempts > 0)).toHaveLength(5);
  await makeDue(database.pool);
  await database.pool.query(`update mail_server_state set paused_until = now()`);
  await until(database.pool, `exists (select from mail_server_state where failures = 6 and paused_until > now())`);
  expect(stub.connections()).toBe(6);

  stub.react('greeting');
  await until(database.pool, settled);
  await makeDue(database.pool);
  await database.pool.query(`update mail_server_state set paused_until = now()`);
  await until(database.pool, `(select count(*) from deliveries where state = 'sent') = 12`);
  expect((await database.pool.query('select failures from mail_server_state')).rows).toEqual([{ failures: 0 }]);
  expect((await stateOf()).every(({ deferrals }) => deferrals === 0)).toBe(true);
});

it('keeps to the rate of the server over all replicas', async () => {
  await setServer(database.pool, stub.port, { perMinute: 60 });
  const recipients = Array.from({ length: 20 }, (_, at) => openRecipient(`r${at}@carrier.example`));
  await queue(database.pool, { recipients });
  const startedAt = Date.now();
  const replicas = [deliver(database.pool), deliver(database.pool)];
  await until(database.pool, `(select count(*) from deliveries where state = 'sent') >= 3`);
  await Promise.all(replicas.map((replica) => replica.stop()));

  // A burst of five, then one a second.
  const seconds = (Date.now() - startedAt) / 1_000;
  const sent = [...stub.bodies.values()].length;
  expect(sent).toBeLessThanOrEqual(5 + Math.ceil(seconds) + 1);
});

it('sends nothing to who unsubscribed between queue and send, nor beyond the allowed domains', async () => {
  await setServer(database.pool, stub.port, { allowedDomains: ['carrier.example'] });
  await queue(database.pool, {
    recipients: ['gone@carrier.example', 'here@carrier.example', 'far@elsewhere.example'].map(openRecipient),
  });
  await database.pool.query(
    `insert into suppressions (address, list, reason, created_by) values ('gone@carrier.example', 'schedule:12', 'unsubscribed', 'x')`
  );
  delivering = deliver(database.pool);
  await until(database.pool, `not exists (select from deliveries where state in ('queued', 'sending'))`);

  expect((await stateOf()).map(({ recipient, state }) => [recipient, state])).toEqual([
    ['far@elsewhere.example', 'failed'],
    ['gone@carrier.example', 'suppressed'],
    ['here@carrier.example', 'sent'],
  ]);
  expect(stub.bodies.size).toBe(1);
});

it('never shows the final dot where the delivery was taken away while the body was on its way', async () => {
  let atFence: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => {
    atFence = resolve;
  });
  let goOn: () => void = () => undefined;
  const released = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const file = { fileId: '1', name: 'a.csv', bytes: 10, rows: 1, sha256: 'x', contentType: 'text/csv' };
  async function* slow() {
    yield Buffer.from('half');
    atFence();
    await released;
    yield Buffer.from('whole');
  }
  const { Readable } = await import('stream');
  await queue(database.pool, { files: [file] });
  delivering = deliver(database.pool, { openFile: async () => Readable.from(slow()) });
  await reached;
  await database.pool.query(
    `update deliveries set state = 'cancelled', phase = null, lease_until = null, lease_token = null, finished_at = now()`
  );
  goOn();
  await delivering.stop();

  expect(stub.bodies.size).toBe(0);
  expect((await stateOf())[0].state).toBe('cancelled');
});

it('finishes what is under way when it stops, and releases the rest at once', async () => {
  await stub.stop();
  stub = await startSmtpStub({ answerAfter: () => 200 });
  await setServer(database.pool, stub.port);
  const recipients = Array.from({ length: 10 }, (_, at) => openRecipient(`r${at}@carrier.example`));
  await queue(database.pool, { recipients });
  delivering = deliver(database.pool, { atOnce: 4 });
  await until(database.pool, `exists (select from deliveries where phase = 'body_complete')`);
  await delivering.stop();

  const states = (await stateOf()).map(({ state }) => state as string);
  expect(new Set(states)).toEqual(new Set(['sent', 'queued']));
  expect(states.filter((state) => state === 'sent')).toHaveLength(stub.bodies.size);

  stub.react('DATA', ...Array.from({ length: 10 }, () => 'silent'));
  delivering = deliver(database.pool, {
    atOnce: 4,
    graceMs: 300,
    session: { timeouts: { connectMs: 2_000, greetingMs: 2_000, silenceMs: 60_000 } },
  });
  await until(database.pool, `exists (select from deliveries where state = 'sending')`);
  await delivering.stop();
  expect((await stateOf()).every(({ state }) => state === 'sent' || state === 'queued')).toBe(true);
});

it('serves shares in turn: one that queued hundreds does not keep the next waiting', async () => {
  for (let run = 1; run <= 4; run += 1) {
    const recipients = Array.from({ length: 60 }, (_, at) => openRecipient(`r${at}@big.example`));
    await queue(database.pool, { runId: String(run), share: 'big', recipients });
  }
  await queue(database.pool, { runId: '9', share: 'small', recipients: [openRecipient('one@small.example')] });
  delivering = deliver(database.pool, { atOnce: 2 });
  await until(database.pool, `exists (select from deliveries where share = 'small' and state = 'sent')`);
  await delivering.stop();

  const { rows } = await database.pool.query(
    `select count(*)::int as before from delivery_attempts a join deliveries d using (delivery_id)
     where share = 'big' and started_at <= (select claimed_at from deliveries where share = 'small')`
  );
  expect(rows[0].before).toBeLessThan(10);
});
