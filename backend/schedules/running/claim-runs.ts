import { Pool, PoolClient } from 'pg';

import { RunTrigger } from '../../../contract/run';
import { Job } from '../../../contract/schedule';
import { isoInstant } from '../../database/iso-instant';
import { LOCKS } from '../../database/locks';
import { inTransaction } from '../../database/pool';
import { LEDGER_IS_HELD } from '../../deliveries/outbox/ledger-held';
import { Maker } from '../../access/identify';

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
  owner: Maker;
  ownerAddress: string | null;
  share: string;
  job: Job;
  tries: number;
  requestedBy: string | null;
  /** Every write of its worker names it: who lost the lease writes nothing. */
  leaseToken: string;
}

export interface Claim {
  worker: string;
  /** Runs wanted at most. */
  count: number;
  perShare: number;
}

/** Runs looked at for each one wanted: those beyond what their share or their schedule may have are left for later. */
const LOOKED_AT = 8;

/** Of what is being made: the shares that may have no more, and the schedules. */
const FULL_SHARES = 'array(select share from making group by share having count(*) >= $3)';
const BUSY_SCHEDULES = 'array(select schedule_id from making where schedule_id is not null)';
/** Whether it may be what its workers died of: one may be chance, and all that was made beside it lost it too. */
const IS_SUSPECT = `(tries >= 2
  and (select count(*) from run_events e where e.run_id = runs.run_id and e.event = 'worker lost') >= 2)`;

/**
 * Takes planned runs that may begin, in their turn: each share one after the other, oldest first, of a schedule one at a
 * time. Never are more than `perShare` of one share made at once, over all replicas: they claim one after the other. Of runs
 * that lost two workers one is made at a time, so that the one they died of does not take the others' tries with it. There
 * may be more to take, unless none was taken.
 */
export async function claimRuns(pool: Pool, claim: Claim): Promise<ClaimedRun[]> {
  return inTransaction(pool, (client) => takeRuns(client, claim), LOCKS.claimRuns);
}

async function takeRuns(client: PoolClient, { worker, count, perShare }: Claim): Promise<ClaimedRun[]> {
  const { rows } = await client.query<ClaimedRun>(
    `with making as materialized (
       select share, schedule_id, ${IS_SUSPECT} as is_suspect from runs where state = 'generating'
     ), next as (
       select run_id, schedule_id, share, turn, slot, ${IS_SUSPECT} as is_suspect from runs
       where state = 'planned' and not_before <= now() and not ${LEDGER_IS_HELD} and share <> all (${FULL_SHARES})
         and coalesce(schedule_id <> all (${BUSY_SCHEDULES}), true)
         and not (exists (select from making where is_suspect) and ${IS_SUSPECT})
       order by turn, slot, run_id limit $2 * ${LOOKED_AT} for update skip locked
     ), placed as (
       select *, row_number() over (partition by share order by turn, slot, run_id)
           + (select count(*) from making m where m.share = next.share) as of_share,
         row_number() over (partition by coalesce(schedule_id, -run_id) order by turn, slot, run_id) as of_schedule,
         row_number() over (partition by is_suspect order by turn, slot, run_id) as of_suspects
       from next
     ), claimed as (
       update runs set state = 'generating', worker = $1, lease_token = gen_random_uuid(),
         lease_until = now() + make_interval(secs => ${LEASE_S}), tries = tries + 1, progress_rows = 0, message = null,
         started_at = coalesce(started_at, now())
       where run_id in (
         select run_id from placed where of_share <= $3 and of_schedule = 1 and (of_suspects = 1 or not is_suspect)
         order by turn, slot, run_id limit $2)
       returning *
     ), noted as (
       insert into run_events (run_id, event, worker) select run_id, 'started', $1 from claimed
     )
     select run_id as "runId", c.schedule_id as "scheduleId", s.name as "scheduleName", trigger, ${isoInstant('slot')} as slot,
       ${isoInstant('window_from')} as "windowFrom", ${isoInstant('window_to')} as "windowTo", c.zone,
       jsonb_build_object('name', c.owner, 'role', c.owner_role, 'orgId', c.org_id, 'login', c.owner_login,
         'tokenId', c.owner_token::text) as owner, c.owner_address as "ownerAddress", c.share, c.job, tries,
       requested_by as "requestedBy", lease_token as "leaseToken"
     from claimed c left join schedules s on s.schedule_id = c.schedule_id order by turn, slot, run_id`,
    [worker, count, perShare]
  );
  return rows;
}
