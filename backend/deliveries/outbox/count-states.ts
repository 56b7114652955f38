import { DELIVERY_STATES, DeliveryState } from '../../../contract/delivery';
import { Queryable } from '../../database/pool';

export type StateCounts = Record<DeliveryState, number>;

/** How many deliveries of each run are in each state; runs without any are absent. Notices to owners are not counted. */
export async function countStates(db: Queryable, runIds: readonly string[]): Promise<Map<string, StateCounts>> {
  const { rows } = await db.query<{ run_id: string; state: DeliveryState; count: string }>(
    `select run_id, state, count(*) from deliveries join mails using (mail_id, run_id)
     where run_id = any($1::bigint[]) and purpose <> 'notice' group by run_id, state`,
    [runIds]
  );
  const byRun = new Map<string, StateCounts>();
  for (const { run_id, state, count } of rows) {
    const counts = byRun.get(run_id) ?? noneOfAny();
    counts[state] = Number(count);
    byRun.set(run_id, counts);
  }
  return byRun;
}

const noneOfAny = () => Object.fromEntries(DELIVERY_STATES.map((state) => [state, 0])) as StateCounts;
