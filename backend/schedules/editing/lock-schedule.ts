import { PoolClient } from 'pg';

import { assertMayUse, maySee, seenBy } from '../../access/made-things';
import { Principal } from '../../access/principal';
import { Problem } from '../../../contract/problem';
import { CatchUp, Job, ScheduleSettings, ScheduleState } from '../../../contract/schedule';
import { ScheduleRule } from '../../../contract/schedule-rule';

export interface StoredSchedule {
  schedule_id: string;
  name: string;
  state: ScheduleState;
  version: number;
  zone: string;
  rule: ScheduleRule;
  catch_up: CatchUp;
  job: Job;
  owner: string;
  owner_role: string;
  owner_address: string | null;
  share: string;
  planned_to: string;
}

export const noSchedule = (id: string) =>
  new Problem(`There is no schedule ${id}. It may have been deleted.`, { status: 404 });

/**
 * The schedule, held until the transaction ends: no run of it is planned meanwhile. `version` is the one it is changed from.
 * Throws a Problem for one the principal may not see (404), not change (403), or that somebody else changed (409).
 */
export async function lockSchedule(
  client: PoolClient,
  id: string,
  principal: Principal,
  version?: number
): Promise<StoredSchedule> {
  const { rows } = await client.query<StoredSchedule>(
    `select * from schedules where schedule_id = $1 and state <> 'deleted' and ${maySee('schedules', 2)} for update`,
    [id, ...seenBy(principal)]
  );
  if (rows.length === 0) {
    throw noSchedule(id);
  }
  assertMayUse(`The schedule “${rows[0].name}”`, rows[0].owner, principal);
  if (version !== undefined && rows[0].version !== version) {
    throw new Problem('Somebody else changed this schedule meanwhile. Open it again, and make your change once more.', {
      status: 409,
      field: 'version',
    });
  }
  return rows[0];
}

export function settingsOf({ name, zone, rule, catch_up, job, owner_address }: StoredSchedule): ScheduleSettings {
  return { name, zone, rule, catchUp: catch_up, job, ownerAddress: owner_address };
}
