import { Queryable } from '../../database/pool';

/** A contact who is one of a customer's people. */
export interface CustomersContact {
  name: string;
  customer: string;
}

/** Those of some contacts that belong to a customer; people of one's own do not. */
export async function contactsOfCustomers(db: Queryable, contactIds: readonly string[]): Promise<CustomersContact[]> {
  if (contactIds.length === 0) {
    return [];
  }
  const { rows } = await db.query<CustomersContact>(
    `select name, customer_id as customer from contacts
     where contact_id = any($1::bigint[]) and customer_id is not null order by contact_id`,
    [contactIds]
  );
  return rows;
}

/** The customers some contacts belong to, each once. */
export const customersOf = (contacts: readonly CustomersContact[]): string[] => [
  ...new Set(contacts.map(({ customer }) => customer)),
];
