import { mailOfRun, openRecipient } from '../../../tests/deliveries/mail-of-run';
import { queue } from '../../../tests/deliveries/outbox';
import { FreshDatabase, freshDatabase } from '../../../tests/postgres/fresh-database';
import { someone } from '../../../tests/access/someone';
import { createContact } from '../contacts/contacts';
import { createTemplate } from '../templates/templates';
import { loadMail } from './load-mail';
import { MailOfRun } from './queue-deliveries';

const ADMIN = someone('test', 'admin');

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

let runs = 0;

/** The subject of the template a mail to that recipient is written with. */
async function templateFor(changes: Partial<MailOfRun>): Promise<string | undefined> {
  runs += 1;
  await queue(database.pool, mailOfRun({ runId: String(runs), ...changes }));
  const { rows } = await database.pool.query<{ id: string }>('select max(delivery_id) as id from deliveries');
  return (await loadMail(database.pool, rows[0].id)).template?.texts.en.subject;
}

it('writes what is about one customer with the template assigned to them, the recipient’s own first', async () => {
  const template = async (name: string) => {
    const texts = { en: { subject: name, html: name, text: name } };
    return (await createTemplate(database.pool, ADMIN, { name, language: 'en', texts })).templateId;
  };
  const contact = async (name: string, customerId: string | null, templateId: string | null) => {
    const made = { name, addresses: [`${name}@carrier.example`], customerId, templateId };
    return (await createContact(database.pool, ADMIN, made)).contactId;
  };
  const templateId = await template('the schedule’s');
  await contact('first', '909', null);
  await contact('second', '909', await template('the customer’s'));
  const third = await contact('third', '909', await template('of the recipient'));
  const toThird = [{ ...openRecipient('third@carrier.example'), contactId: third }];

  expect(await templateFor({ customerId: '909', templateId })).toBe('the customer’s');
  expect(await templateFor({ customerId: '909', templateId, recipients: toThird })).toBe('of the recipient');
  expect(await templateFor({ customerId: null, templateId, recipients: toThird })).toBe('the schedule’s');
  expect(await templateFor({ customerId: '910', templateId })).toBe('the schedule’s');
  expect(await templateFor({ customerId: '910' })).toBeUndefined();
});
