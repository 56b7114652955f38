import { Moment, SmtpStub, startSmtpStub } from '../../../tests/deliveries/smtp-stub';
import { MAIL, queue, QUICK, setServer } from '../../../tests/deliveries/outbox';
import { FreshDatabase, freshDatabase } from '../../../tests/postgres/fresh-database';
import { readChanges } from '../../database/audit';
import { someone } from '../../../tests/access/someone';
import { sendTemplateTest } from './send-test-mail';

const ANA = someone('ana', 'editor');
const TEXT = { subject: '{{ report.label }}: {{ rows }}', html: '<p>{{ rows }}</p>', text: '{{ rows }} rows' };

let database: FreshDatabase;
let stub: SmtpStub;
beforeAll(async () => {
  database = await freshDatabase();
  stub = await startSmtpStub();
  await setServer(database.pool, stub.port, { allowedDomains: ['carrier.example'] });
});
afterAll(async () => {
  await stub.stop();
  await database.drop();
});

const test = (changes: object) =>
  sendTemplateTest(
    database.pool,
    MAIL,
    ANA,
    { text: TEXT, address: 'me@carrier.example', ...changes },
    { timeouts: QUICK }
  );

it('sends what is typed, with an example’s figures or a run’s, and says by whom in the audit', async () => {
  await queue(database.pool, { runId: '7' });
  const [example, ofRun] = [await test({}), await test({ runId: '7' })];
  expect([...stub.bodies.keys()].sort()).toEqual([example.messageId, ofRun.messageId].sort());
  const [change] = await readChanges(database.pool, { kind: 'setting', id: 'template' });
  expect(change).toMatchObject({ changedBy: 'ana', action: 'tested', after: { address: 'me@carrier.example' } });
});

it.each<[object, RegExp]>([
  [{ address: 'me@elsewhere.example' }, /Mails to elsewhere.example are not allowed/],
  [{ address: 'me@carrier.example\nBcc: all@carrier.example' }, /line end|control character/],
  [{ address: undefined }, /^The address is missing\.$/],
  [{ runId: '999' }, /Run 999 has no mail/],
  [{ text: { ...TEXT, html: '<p>\n{{ rows | nosuch }}' } }, /does not compile: undefined filter: nosuch, line:2/],
  [{ text: { ...TEXT, text: '{% if rows %}' } }, /does not compile: tag .*not closed, line:1/],
])('refuses what could not be sent or saved, with where it is wrong: %#', async (changes, reason) => {
  const before = stub.bodies.size;
  await expect(test(changes)).rejects.toThrow(reason);
  expect(stub.bodies.size).toBe(before);
});

it('says in the server’s own words why it did not take it', async () => {
  stub.react('RCPT' satisfies Moment, '550 5.1.1 no such user');
  await expect(test({})).rejects.toThrow(/5\.1\.1 no such user/);
});
