import * as z from 'zod/mini';

import { Problem } from '../../contract/problem';
import { Queryable } from '../database/pool';
import { OUTCOME_NAMES, OutcomeName } from './outcome';
import { Source } from './source';

/** An answer time alone makes a call answered: no code does. */
const outcome = z.enum(OUTCOME_NAMES.filter((name) => name !== 'answered') as [OutcomeName, ...OutcomeName[]]);

export const outcomeProfileSchema = z.strictObject({
  sip: z.optional(z.record(z.string().check(z.regex(/^[3-6]\d\d$/, 'is no final SIP code')), outcome)),
  q850: z.optional(z.record(z.string().check(z.regex(/^\d{1,3}$/, 'is no Q.850 cause')), outcome)),
});

/** What some codes mean at one source, where that is not what they usually mean: `{"sip": {"480": "busy"}}`. */
export type OutcomeProfile = z.infer<typeof outcomeProfileSchema>;

/**
 * Decides what codes mean at a source, for the calls that come from now on and those sent again. Throws a Problem with the
 * path for what can't be.
 */
export async function setSourceOutcomes(db: Queryable, source: Source, body: unknown): Promise<OutcomeProfile> {
  const { data, error } = outcomeProfileSchema.safeParse(body);
  if (error) {
    const [issue] = error.issues;
    const field = issue.path.join('.');
    const why = issue.code === 'invalid_key' ? issue.issues[0].message : issue.message;
    throw new Problem(`What codes mean at ${source.name} can't be read: ${field || 'the body'} ${why}.`, { field });
  }
  await db.query(`update sources set settings = jsonb_set(settings, '{outcomes}', $2::jsonb) where source_id = $1`, [
    source.sourceId,
    JSON.stringify(data),
  ]);
  return data;
}
