import * as z from 'zod/mini';

import { Problem } from '../../contract/problem';
import { Queryable } from '../database/pool';
import { NUMBERING_PLANS } from '../numbers/numbering-plans';
import { SourceNumbers } from './called-number';
import { Source } from './source';

const prefixes = z.record(
  z.string(),
  z.array(z.string().check(z.regex(/^[\d#*]{1,20}$/, 'takes digits, # and *'))).check(z.maxLength(100))
);

const numbersSchema = z.strictObject({
  defaultCountry: z.optional(
    z.string().check(z.refine((code) => NUMBERING_PLANS.has(code), { error: 'is no country whose dialling is known' }))
  ),
  international: z.optional(z.boolean()),
  techPrefixes: z.optional(z.strictObject({ customers: z.optional(prefixes), providers: z.optional(prefixes) })),
});

/**
 * Decides how a source writes numbers, for the calls that come from now on and those sent again. Throws a Problem with the
 * path for what can't be.
 */
export async function setSourceNumbers(db: Queryable, source: Source, body: unknown): Promise<SourceNumbers> {
  const { data, error } = numbersSchema.safeParse(body);
  if (error) {
    const [{ path, message }] = error.issues;
    const field = path.join('.');
    throw new Problem(`How ${source.name} writes numbers can't be read: ${field || 'the body'} ${message}.`, { field });
  }
  await db.query(`update sources set settings = jsonb_set(settings, '{numbers}', $2::jsonb) where source_id = $1`, [
    source.sourceId,
    JSON.stringify(data),
  ]);
  return data;
}
