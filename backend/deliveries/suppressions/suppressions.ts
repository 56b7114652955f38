import { Pool } from 'pg';
import * as z from 'zod/mini';

import { addressSchema } from '../../../contract/address';
import { Suppression } from '../../../contract/delivery';
import { Problem } from '../../../contract/problem';
import { Author, recordChange } from '../../database/audit';
import { isoInstant } from '../../database/iso-instant';
import { inTransaction, Queryable } from '../../database/pool';
import { readInput } from '../../reports/read-input';

const COLUMNS = `suppression_id as "suppressionId", address, nullif(list, '') as list, reason, note,
  ${isoInstant('created_at')} as "createdAt", created_by as "createdBy"`;

const suppressionSchema = z.strictObject({
  address: addressSchema,
  /** Null: every mail. */
  list: z._default(z.nullable(z.string().check(z.minLength(1), z.maxLength(100))), null),
  note: z._default(z.string().check(z.maxLength(500)), ''),
});

/** The newest first, at most `limit`. */
export async function listSuppressions(db: Queryable, limit: number): Promise<Suppression[]> {
  const { rows } = await db.query<Suppression>(
    `select ${COLUMNS} from suppressions order by suppression_id desc limit $1`,
    [limit]
  );
  return rows;
}

/** Again is the same: answers the one there is. */
export async function suppress(pool: Pool, by: Author, input: unknown): Promise<Suppression> {
  const { address, list, note } = readInput(suppressionSchema, input);
  return insertSuppression(pool, { address, list, note, reason: 'operator', by });
}

export async function insertSuppression(
  pool: Pool,
  { address, list, reason, note, by }: Omit<Suppression, 'suppressionId' | 'createdAt' | 'createdBy'> & { by: Author }
): Promise<Suppression> {
  return inTransaction(pool, async (client) => {
    const { rowCount } = await client.query(
      `insert into suppressions (address, list, reason, note, created_by) values ($1, coalesce($2, ''), $3, $4, $5)
       on conflict (address, list) do nothing`,
      [address, list, reason, note, by.name]
    );
    const { rows } = await client.query<Suppression>(
      `select ${COLUMNS} from suppressions where address = $1 and list = coalesce($2, '')`,
      [address, list]
    );
    if (rowCount === 1) {
      const id = rows[0].suppressionId;
      await recordChange(client, {
        by,
        kind: 'suppression',
        id,
        action: reason === 'operator' ? 'created' : reason,
        after: rows[0],
      });
    }
    return rows[0];
  });
}

/** The address gets mails again from the next one on. */
export async function liftSuppression(pool: Pool, by: Author, suppressionId: string): Promise<void> {
  await inTransaction(pool, async (client) => {
    const { rows } = await client.query<Suppression>(
      `delete from suppressions where suppression_id = $1 returning ${COLUMNS}`,
      [suppressionId]
    );
    if (!rows[0]) {
      throw new Problem(`There is no suppression ${suppressionId}.`, { status: 404 });
    }
    await recordChange(client, {
      by,
      kind: 'suppression',
      id: suppressionId,
      action: 'lifted',
      before: rows[0],
    });
  });
}
