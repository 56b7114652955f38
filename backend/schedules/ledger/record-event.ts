import { Queryable } from '../../database/pool';

export interface RunHappening {
  runId: string;
  event: string;
  message?: string;
  worker?: string;
}

/** Notes what happened to a run. Nothing of this is ever changed: a try that failed is still told of after one that worked. */
export async function recordEvent(db: Queryable, { runId, event, message, worker }: RunHappening): Promise<void> {
  await db.query('insert into run_events (run_id, event, message, worker) values ($1, $2, $3, $4)', [
    runId,
    event,
    message ?? null,
    worker ?? null,
  ]);
}
