import { Pool } from 'pg';

/** A leap as large as that is more likely a wrong clock than the passing of time. */
const FORWARD = '6 hours';
const BACKWARD = '1 minute';

export interface Leap {
  /** As PostgreSQL says it: `3 days 02:00:00`. */
  by: string;
}

/**
 * Compares the database's clock with what it was at the last tick of any replica. After a leap one tick plans nothing: a
 * clock that is set right at once has done no harm, and a service that was away loses ten seconds.
 */
export async function watchClock(pool: Pool): Promise<Leap | undefined> {
  const { rows } = await pool.query<{ by: string | null }>(
    `update scheduler s set ticked_at = now(),
       leapt_at = case when o.leapt then now() else s.leapt_at end,
       leap = case when o.leapt then now() - o.ticked_at else s.leap end
     from (select ticked_at,
             coalesce(now() - ticked_at > interval '${FORWARD}' or now() - ticked_at < interval '-${BACKWARD}', false) as leapt
           from scheduler for update) o
     returning case when o.leapt then (now() - o.ticked_at)::text end as by`
  );
  const [{ by }] = rows;
  return by === null ? undefined : { by };
}
