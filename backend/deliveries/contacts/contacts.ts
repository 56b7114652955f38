import { Pool, PoolClient } from 'pg';
import * as z from 'zod/mini';

import { Contact, contactSchema } from '../../../contract/contact';
import { Problem } from '../../../contract/problem';
import { Author, recordChange } from '../../database/audit';
import { isoInstant } from '../../database/iso-instant';
import { inTransaction, Queryable } from '../../database/pool';
import { assertZone } from '../../reports/calendar';
import { Scope } from '../../../contract/access/scope';
import { isOfOrg } from '../../access/made-things';
import { homeOf, Principal } from '../../access/principal';
import { readInput } from '../../reports/read-input';
import { assertNewest } from '../assert-newest';
import { asStored } from '../as-stored';

const COLUMNS = `contact_id as "contactId", name, addresses, zone, language, customer_id as "customerId",
  template_id as "templateId", version, ${isoInstant('created_at')} as "createdAt", ${isoInstant('updated_at')} as "updatedAt"`;
const WITHIN_SCOPE = `($1::text[] is null or customer_id = any($1)) and ${isOfOrg('contacts', 2)}`;

const changeSchema = z.extend(contactSchema, { version: z.int() });

type ReadContact = z.infer<typeof contactSchema>;

/** Who may see only some customers sees only their contacts, of their own organisation. */
const within = ({ scope: { customers }, orgId }: Principal) => [customers === 'all' ? null : customers, orgId];

export async function listContacts(db: Queryable, principal: Principal): Promise<Contact[]> {
  const { rows } = await db.query<Contact>(
    `select ${COLUMNS} from contacts where ${WITHIN_SCOPE} order by lower(name), contact_id`,
    within(principal)
  );
  return rows;
}

/** Throws a Problem for one there isn't, or that is beyond the scope. */
export async function findContact(db: Queryable, principal: Principal, contactId: string): Promise<Contact> {
  const { rows } = await db.query<Contact>(
    `select ${COLUMNS} from contacts where ${WITHIN_SCOPE} and contact_id = $3`,
    [...within(principal), contactId]
  );
  if (!rows[0]) {
    throw new Problem(`There is no contact ${contactId}.`, { status: 404 });
  }
  return rows[0];
}

export async function createContact(pool: Pool, principal: Principal, input: unknown): Promise<Contact> {
  const contact = check(readInput(contactSchema, input), principal.scope);
  return inTransaction(pool, async (client) => {
    const { rows } = await asStored(client, [contact.name], {
      text: `insert into contacts (name, addresses, zone, language, customer_id, template_id, org_id)
        values ($1, $2, $3, $4, $5, $6, $7) returning ${COLUMNS}`,
      values: [...valuesOf(contact), homeOf(principal)],
    });
    const [after] = rows as Contact[];
    await audit(client, principal, 'created', undefined, after);
    return after;
  });
}

export async function changeContact(
  pool: Pool,
  principal: Principal,
  contactId: string,
  input: unknown
): Promise<Contact> {
  const { version, ...contact } = readInput(changeSchema, input);
  check(contact, principal.scope);
  return inTransaction(pool, async (client) => {
    const before = await findContact(client, principal, contactId);
    const { rows } = await asStored(client, [contact.name], {
      text: `update contacts set name = $1, addresses = $2, zone = $3, language = $4, customer_id = $5, template_id = $6,
        version = version + 1, updated_at = now() where contact_id = $7 and version = $8 returning ${COLUMNS}`,
      values: [...valuesOf(contact), contactId, version],
    });
    const [after] = rows as Contact[];
    assertNewest(after, before.name);
    await audit(client, principal, 'changed', before, after);
    return after;
  });
}

/** Throws a Problem while a schedule sends to it. */
export async function deleteContact(pool: Pool, principal: Principal, contactId: string): Promise<void> {
  await inTransaction(pool, async (client) => {
    const before = await findContact(client, principal, contactId);
    await asStored(client, [before.name], {
      text: 'delete from contacts where contact_id = $1',
      values: [contactId],
    });
    await audit(client, principal, 'deleted', before, undefined);
  });
}

function valuesOf({ name, addresses, zone, language, customerId, templateId }: ReadContact): unknown[] {
  return [name, [...new Set(addresses)], zone, language, customerId, templateId];
}

function check(contact: ReadContact, { customers }: Scope): ReadContact {
  assertZone(contact.zone);
  if (contact.templateId !== null && !/^\d{1,18}$/.test(contact.templateId)) {
    throw new Problem(`There is no template ${contact.templateId.slice(0, 50)}.`, { field: 'templateId', status: 422 });
  }
  if (customers !== 'all' && (contact.customerId === null || !customers.includes(contact.customerId))) {
    throw new Problem('You may keep contacts of your own customers only.', { field: 'customerId', status: 403 });
  }
  return contact;
}

function audit(client: PoolClient, by: Author, action: string, before?: Contact, after?: Contact) {
  const id = (after ?? before)!.contactId;
  return recordChange(client, { by, kind: 'contact', id, action, before, after });
}
