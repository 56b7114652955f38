import { isoInstant } from '../../database/iso-instant';
import { Queryable } from '../../database/pool';

/**
 * When all charges of calls before an instant are known, as far as every source with charges says how long they take; an
 * ISO instant. Undefined where one does not say.
 */
export async function chargesSettledBy(db: Queryable, before: string): Promise<string | undefined> {
  const { rows } = await db.query<{ by: string | null }>(
    `select case when count(*) = count(money_settles_after) then ${isoInstant('($1::timestamptz + max(money_settles_after))')} end as by
     from sources where has_money and attempts > 0`,
    [before]
  );
  return rows[0].by ?? undefined;
}
