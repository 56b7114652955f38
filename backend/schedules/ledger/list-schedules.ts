import { RunSummary } from '../../../contract/run';
import { Schedule, SlotPreview } from '../../../contract/schedule';
import { isoInstant } from '../../database/iso-instant';
import { Queryable } from '../../database/pool';
import { maySee, seenBy } from '../../access/made-things';
import { Principal } from '../../access/principal';
import { previewOf } from '../editing/preview';
import { noSchedule, StoredSchedule } from '../editing/lock-schedule';
import { lastRuns } from './list-runs';
import { storedInstant } from './stored-instant';

interface ScheduleRow extends StoredSchedule {
  next_at: string;
  next_key: string | null;
  next_from: string;
  next_to: string;
  problem: string | null;
  createdAt: string;
  updatedAt: string;
  failed: number;
}

/** How many runs failed one after the other, up to the last that ended. */
const FAILED_IN_A_ROW = `(select count(*)::int from runs r where r.schedule_id = s.schedule_id and r.trigger = 'scheduled'
  and r.state = 'failed' and r.run_id > coalesce((select max(o.run_id) from runs o where o.schedule_id = s.schedule_id
    and o.trigger = 'scheduled' and o.state in ('done', 'delivering')), 0))`;

/** All schedules by name, or the one of that id. */
export async function listSchedules(db: Queryable, principal: Principal, id?: string): Promise<Schedule[]> {
  const { rows } = await db.query<ScheduleRow>(
    `select s.*, ${isoInstant('created_at')} as "createdAt", ${isoInstant('updated_at')} as "updatedAt",
       ${FAILED_IN_A_ROW} as failed
     from schedules s where state <> 'deleted' and ($1::bigint is null or schedule_id = $1)
       and ${maySee('s', 2)}
     order by lower(name)`,
    [id ?? null, ...seenBy(principal)]
  );
  const last = await lastRuns(
    db,
    rows.map(({ schedule_id }) => schedule_id)
  );
  return rows.map((row) => asSchedule(row, last.get(row.schedule_id)));
}

/** Throws a Problem for one there isn't. */
export async function findSchedule(db: Queryable, principal: Principal, id: string): Promise<Schedule> {
  const [schedule] = await listSchedules(db, principal, id);
  if (!schedule) {
    throw noSchedule(id);
  }
  return schedule;
}

function asSchedule(row: ScheduleRow, lastRun: RunSummary | undefined): Schedule {
  return {
    scheduleId: row.schedule_id,
    name: row.name,
    zone: row.zone,
    rule: row.rule,
    catchUp: row.catch_up,
    job: row.job,
    ownerAddress: row.owner_address,
    version: row.version,
    state: row.state,
    owner: row.owner,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    next: nextOf(row),
    problem: row.problem,
    lastRun: lastRun ?? null,
    failedInARow: row.failed,
  };
}

function nextOf({ next_key, next_at, next_from, next_to, zone }: ScheduleRow): SlotPreview | null {
  if (next_key === null) {
    return null;
  }
  const [at, from, to] = [next_at, next_from, next_to].map(storedInstant);
  return previewOf({ key: next_key, at, from, to }, zone);
}
