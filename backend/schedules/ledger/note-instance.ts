import { Queryable } from '../../database/pool';
import { ZONE_RULES } from '../planning/zone-rules';

const FORGOTTEN_AFTER = '7 days';

/** Says that this replica lives, with its rules and how far its clock is from the database's. */
export async function noteInstance(db: Queryable, instance: string): Promise<void> {
  await db.query(
    `insert into instances (instance_id, zone_rules, ticked_at, clock_skew_ms)
     values ($1, $2, now(), least(2147483647, greatest(-2147483648, $3 - extract(epoch from clock_timestamp()) * 1000))::int)
     on conflict (instance_id) do update set seen_at = now(), ticked_at = now(), zone_rules = excluded.zone_rules,
       clock_skew_ms = excluded.clock_skew_ms`,
    [instance, ZONE_RULES, Date.now()]
  );
  await db.query(`delete from instances where seen_at < now() - interval '${FORGOTTEN_AFTER}'`);
}

/** Says that this replica has ended by itself: it is not missed. */
export async function forgetInstance(db: Queryable, instance: string): Promise<void> {
  await db.query('delete from instances where instance_id = $1', [instance]);
}
