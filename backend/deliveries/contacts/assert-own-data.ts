import { Problem } from '../../../contract/problem';
import { Queryable } from '../../database/pool';

/**
 * Throws a Problem where one of the contacts belongs to a customer and what is sent is not about that customer alone: nobody
 * gets another's figures because a contact was picked by mistake. `customerId` is whom it is about, null for more than one.
 */
export async function assertOwnData(
  db: Queryable,
  contacts: readonly string[],
  customerId: string | null
): Promise<void> {
  if (contacts.length === 0) {
    return;
  }
  const { rows } = await db.query<{ name: string; customer_id: string }>(
    `select name, customer_id from contacts
     where contact_id = any($1::bigint[]) and customer_id is not null and customer_id is distinct from $2
     order by contact_id limit 1`,
    [contacts, customerId]
  );
  if (rows.length > 0) {
    const [{ name, customer_id }] = rows;
    throw new Problem(
      `The contact ${name} belongs to customer ${customer_id}, and this report is not about that customer alone. ` +
        `Filter it by customer ${customer_id}, or send it to somebody else.`,
      { field: 'job.recipients.contacts' }
    );
  }
}
