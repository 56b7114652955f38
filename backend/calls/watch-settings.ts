import { Pool } from 'pg';
import * as z from 'zod/mini';

import { Problem } from '../../contract/problem';
import { Source } from './source';

const DAY_S = 86_400;

const watchSchema = z.strictObject({
  /** How long after its start a call is told at the latest. */
  settlesWithinS: z.optional(z.int().check(z.minimum(0), z.maximum(DAY_S))),
  /** How long the source may say nothing; 0: nobody waits for it. */
  silentAfterMinutes: z.optional(z.int().check(z.minimum(0), z.maximum((30 * DAY_S) / 60))),
});
export type SourceWatch = z.infer<typeof watchSchema>;

/** Decides what alerts may expect of a source; what is left out stays. Throws a Problem that names what can't be. */
export async function setSourceWatch(pool: Pool, source: Source, body: unknown): Promise<SourceWatch> {
  const { data, error } = watchSchema.safeParse(body);
  if (error) {
    const [{ path, message }] = error.issues;
    const field = path.join('.');
    throw new Problem(`What alerts may expect of ${source.name} can't be read: ${field || 'the body'} ${message}.`, {
      field,
    });
  }
  await pool.query(
    `update sources set settles_within = coalesce($2 * interval '1 second', settles_within),
       silent_after = coalesce($3 * interval '1 minute', silent_after)
     where source_id = $1`,
    [source.sourceId, data.settlesWithinS ?? null, data.silentAfterMinutes ?? null]
  );
  return data;
}
