import { Pool } from 'pg';

import { RunTrigger } from '../../../contract/run';
import { Job } from '../../../contract/schedule';
import { isoInstant } from '../../database/iso-instant';
import { Role } from '../../reports/principal';

export const LEASE_S = 60;

/** A run this process makes, as long as it renews its lease. */
export interface ClaimedRun {
  runId: string;
  scheduleId: string | null;
  scheduleName: string | null;
  trigger: RunTrigger;
  slot: string;
  windowFrom: string;
  windowTo: string;
  zone: string;
  owner: string;
  ownerRole: Role;
  ownerAddress: string | null;
  share: string;
  job: Job;
  tries: number;
  requestedBy: string | null;
  /** Every write of its worker names it: who lost the lease writes nothing. */
  leaseToken: string;
}

/**
 * Takes planned runs that may begin, in their turn: each share one after the other, oldest first, of a schedule one at a
 * time. At most so many of one share are made at once over all replicas.
 */
export async function claimRuns(
  pool: Pool,
  { worker, count, perShare }: { worker: string; count: number; perShare: number }
): Promise<ClaimedRun[]> {
  const { rows } = await pool.query<ClaimedRun>(
    `with claimed as (
       update runs set state = 'generating', worker = $1, lease_token = gen_random_uuid(),
         lease_until = now() + make_interval(secs => ${LEASE_S}), tries = tries + 1, progress_rows = 0, message = null,
         started_at = coalesce(started_at, now())
       where run_id in (
         select run_id from runs r where state = 'planned' and not_before <= now()
           and (select count(*) from runs g where g.state = 'generating' and g.share = r.share) < $3
           and not exists (select from runs g where g.state = 'generating' and g.schedule_id = r.schedule_id)
         order by turn, slot, run_id limit $2 for update skip locked)
       returning *
     ), noted as (
       insert into run_events (run_id, event, worker) select run_id, 'started', $1 from claimed
     )
     select run_id as "runId", c.schedule_id as "scheduleId", s.name as "scheduleName", trigger, ${isoInstant('slot')} as slot,
       ${isoInstant('window_from')} as "windowFrom", ${isoInstant('window_to')} as "windowTo", c.zone, c.owner,
       c.owner_role as "ownerRole", c.owner_address as "ownerAddress", c.share, c.job, tries,
       requested_by as "requestedBy", lease_token as "leaseToken"
     from claimed c left join schedules s on s.schedule_id = c.schedule_id order by turn, slot, run_id`,
    [worker, count, perShare]
  );
  return rows;
}
