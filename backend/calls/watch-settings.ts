import * as z from 'zod/mini';

import { Problem } from '../../contract/problem';
import { Queryable } from '../database/pool';
import { Source } from './source';

const DAY_S = 86_400;
const MOST_DAYS = 30;
const minutes = z.optional(z.int().check(z.minimum(0), z.maximum((MOST_DAYS * DAY_S) / 60)));

const watchSchema = z.strictObject({
  /** How long after its start a call is told at the latest. */
  settlesWithinS: z.optional(z.int().check(z.minimum(0), z.maximum(DAY_S))),
  /** How long the source may say nothing; 0: nobody waits for it. */
  silentAfterMinutes: minutes,
  /** How long it may bring no new call; 0: nobody minds. */
  callsWithinMinutes: minutes,
  /** How long after its end a call is charged at the latest: runs wait for charges no longer. 0: not known. */
  chargesWithinHours: z.optional(z.int().check(z.minimum(0), z.maximum(MOST_DAYS * 24))),
});
export type WatchInput = z.infer<typeof watchSchema>;

/** Decides what alerts may expect of a source; what is left out stays. Throws a Problem that names what can't be. */
export async function setSourceWatch(db: Queryable, source: Source, body: unknown): Promise<WatchInput> {
  const { data, error } = watchSchema.safeParse(body);
  if (error) {
    const [{ path, message }] = error.issues;
    const field = path.join('.');
    throw new Problem(`What alerts may expect of ${source.name} can't be read: ${field || 'the body'} ${message}.`, {
      field,
    });
  }
  await db.query(
    `update sources set settles_within = coalesce($2 * interval '1 second', settles_within),
       silent_after = coalesce($3 * interval '1 minute', silent_after),
       calls_within = coalesce(nullif($4::int, 0) * interval '1 minute', case when $4 is null then calls_within end),
       money_settles_after = coalesce(nullif($5::int, 0) * interval '1 hour', case when $5 is null then money_settles_after end)
     where source_id = $1`,
    [
      source.sourceId,
      data.settlesWithinS ?? null,
      data.silentAfterMinutes ?? null,
      data.callsWithinMinutes ?? null,
      data.chargesWithinHours ?? null,
    ]
  );
  return data;
}
