import { Queryable } from '../../database/pool';

/** The customers some contacts belong to, each once; none for people of one's own. */
export async function customersOfContacts(db: Queryable, contactIds: readonly string[]): Promise<string[]> {
  const { rows } = await db.query<{ customer: string }>(
    `select distinct customer_id as customer from contacts
     where contact_id = any($1::bigint[]) and customer_id is not null order by customer_id`,
    [contactIds]
  );
  return rows.map(({ customer }) => customer);
}
