import { PoolClient } from 'pg';

import { SkipReason } from '../../../contract/run';
import { Slot } from '../calendar/period';

export interface PlannedRun {
  schedule_id: string;
  period_key: string;
  slot: string;
  window_from: string;
  window_to: string;
  late: boolean;
  skip_reason: SkipReason | null;
}

/** One that is new in the ledger. */
export interface EnteredRun {
  run_id: string;
  schedule_id: string;
  skip_reason: SkipReason | null;
}

export function plannedRun(
  schedule_id: string,
  slot: Slot,
  { late, skip }: { late: boolean; skip?: SkipReason }
): PlannedRun {
  return {
    schedule_id,
    period_key: slot.key,
    slot: slot.at.toString(),
    window_from: slot.from.toString(),
    window_to: slot.to.toString(),
    late,
    skip_reason: skip ?? null,
  };
}

/**
 * Enters windows into the ledger, in their order. A period that is in it already stays as it is, but one an operator had
 * left out and came back to. `by` is who asked for it.
 */
export async function insertRuns(
  client: PoolClient,
  runs: readonly PlannedRun[],
  by: string | null = null
): Promise<EnteredRun[]> {
  const { rows } = await client.query<EnteredRun>(
    `with planned as (
       select r.*, row_number() over () as place
       from jsonb_to_recordset($1::jsonb) as r (schedule_id bigint, period_key text, slot timestamptz,
         window_from timestamptz, window_to timestamptz, late boolean, skip_reason text)
     ), least_turn as (
       select coalesce(min(turn) - 1, 0) as turn from runs where state = 'planned'
     ), entered as (
       insert into runs (schedule_id, trigger, period_key, slot, window_from, window_to, zone, late, owner, owner_role,
         owner_address, share, job, state, skip_reason, finished_at, turn, requested_by, org_id, owner_login, owner_token, scope)
       select schedule_id, 'scheduled', p.period_key, p.slot, p.window_from, p.window_to, s.zone, p.late, s.owner,
         s.owner_role, s.owner_address, s.share, s.job,
         case when p.skip_reason is null then 'planned' else 'skipped' end, p.skip_reason,
         case when p.skip_reason is not null then now() end,
         greatest(l.turn, (select max(o.turn) from runs o where o.state = 'planned' and o.share = s.share))
           + row_number() over (partition by s.share order by p.slot, p.place), $2,
         s.org_id, s.owner_login, s.owner_token, s.scope
       from planned p join schedules s using (schedule_id) cross join least_turn l
       order by p.place
       on conflict (schedule_id, period_key, trigger, attempt) do update set
         slot = excluded.slot, window_from = excluded.window_from, window_to = excluded.window_to, zone = excluded.zone,
         late = excluded.late, job = excluded.job, state = excluded.state, skip_reason = excluded.skip_reason,
         finished_at = excluded.finished_at, turn = excluded.turn, requested_by = excluded.requested_by
         where runs.skip_reason = 'left_out'
       returning run_id, schedule_id, skip_reason
     ), noted as (
       insert into run_events (run_id, event, message)
       select run_id, case when skip_reason is null then 'planned' else 'skipped' end,
         nullif(concat_ws(': ', skip_reason, 'by ' || $2), '') from entered
     )
     select run_id, schedule_id, skip_reason from entered`,
    [JSON.stringify(runs), by]
  );
  return rows;
}
