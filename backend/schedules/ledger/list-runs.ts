import { Problem } from '../../../contract/problem';
import { RunDetail, RunEvent, RunFile, RunList, RunState, RunSummary } from '../../../contract/run';
import { isoInstant } from '../../database/iso-instant';
import { Queryable } from '../../database/pool';
import { countStates } from '../../deliveries/outbox/count-states';
import { maySee, seenBy } from '../../access/made-things';
import { Principal } from '../../access/principal';

export interface RunFilter {
  scheduleId?: string;
  states?: readonly RunState[];
  /** Runs before that one, for the page after. */
  before?: string;
  limit: number;
}

const COLUMNS = `r.run_id as "runId", r.schedule_id as "scheduleId", s.name as "scheduleName", r.job->>'report' as report,
  r.trigger, r.attempt, r.requested_by as "requestedBy", r.period_key as "periodKey", ${isoInstant('r.slot')} as slot,
  jsonb_build_object('from', ${isoInstant('r.window_from')}, 'to', ${isoInstant('r.window_to')}) as window, r.zone, r.state,
  r.skip_reason as "skipReason", r.message, r.late, r.preliminary, r.tries, r.progress_rows::float8 as "progressRows",
  r.rows::float8 as rows, ${isoInstant('r.created_at')} as "createdAt", ${isoInstant('r.started_at')} as "startedAt",
  ${isoInstant('r.stored_at')} as "storedAt", ${isoInstant('r.finished_at')} as "finishedAt",
  case when r.state = 'planned' and r.not_before > now() then ${isoInstant('r.not_before')} end as "nextTryAt"`;
const FROM = 'from runs r left join schedules s using (schedule_id)';

/** Runs as they were planned, the newest first. */
export async function listRuns(db: Queryable, filter: RunFilter, principal: Principal): Promise<RunList> {
  const { scheduleId, states, before, limit } = filter;
  const where = `where ($1::bigint is null or r.schedule_id = $1) and ($2::text[] is null or r.state = any($2))
    and ${maySee('r', 3)}`;
  const values = [scheduleId ?? null, states ?? null, ...seenBy(principal)];
  const { rows } = await db.query<RunSummary>(
    `select ${COLUMNS} ${FROM} ${where} and ($6::bigint is null or r.run_id < $6) order by r.run_id desc limit $7`,
    [...values, before ?? null, limit]
  );
  const counted = await db.query<{ total: number }>(`select count(*)::int as total from runs r ${where}`, values);
  return { total: counted.rows[0].total, runs: await withFiles(db, rows) };
}

/** The last run of each schedule that was not a test. */
export async function lastRuns(db: Queryable, scheduleIds: readonly string[]): Promise<Map<string, RunSummary>> {
  const { rows } = await db.query<RunSummary>(
    `select ${COLUMNS} from unnest($1::bigint[]) as wanted (schedule_id)
     cross join lateral (select * from runs o where o.schedule_id = wanted.schedule_id and o.trigger <> 'test'
       order by o.run_id desc limit 1) r join schedules s on s.schedule_id = r.schedule_id`,
    [scheduleIds]
  );
  return new Map((await withFiles(db, rows)).map((run) => [run.scheduleId!, run]));
}

/** One run with all that happened to it. Throws a Problem for one there isn't, or that is not the principal's to see. */
export async function findRun(db: Queryable, runId: string, principal: Principal): Promise<RunDetail> {
  const { rows } = await db.query<RunSummary & { notes: string[] }>(
    `select ${COLUMNS}, coalesce(r.content->'notes', '[]') as notes ${FROM} where r.run_id = $1 and ${maySee('r', 2)}`,
    [runId, ...seenBy(principal)]
  );
  if (rows.length === 0) {
    throw new Problem(`There is no run ${runId}.`, { status: 404 });
  }
  const [{ notes, ...found }] = rows;
  const [run] = await withFiles(db, [found]);
  const { rows: history } = await db.query<RunEvent>(
    `select ${isoInstant('at')} as at, event, message, worker from run_events where run_id = $1 order by event_id`,
    [runId]
  );
  return { ...run, notes, history };
}

async function withFiles(db: Queryable, runs: readonly RunSummary[]): Promise<RunSummary[]> {
  const ids = runs.map(({ runId }) => runId);
  const { rows } = await db.query<RunFile & { runId: string }>(
    `select run_id as "runId", file_id as "fileId", name, format, bytes::float8 as bytes, rows::float8 as rows, sha256,
       ${isoInstant('created_at')} as "createdAt", ${isoInstant('removed_at')} as "removedAt",
       removed_reason as "removedReason"
     from run_files where run_id = any($1::bigint[]) order by name`,
    [ids]
  );
  const deliveries = await countStates(db, ids);
  return runs.map((run) => {
    const files = rows.filter(({ runId }) => runId === run.runId).map(({ runId: _run, ...file }) => file);
    const states = Object.entries(deliveries.get(run.runId) ?? {}).filter(([, count]) => count > 0);
    const bytes = files.length > 0 ? files.reduce((sum, file) => sum + file.bytes, 0) : null;
    return { ...run, files, bytes, deliveries: Object.fromEntries(states) };
  });
}
