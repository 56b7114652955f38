import { Pool } from 'pg';
import * as z from 'zod/mini';

import { DimensionValue } from '../../contract/catalog';
import { DIMENSION_NAMES } from '../../contract/names';
import { Problem } from '../../contract/problem';
import { questionSchema } from '../../contract/question';
import { DIMENSIONS } from './dimensions';
import { Parameters } from './parameters';
import { Principal } from '../access/principal';
import { AskOptions, readOnly } from './read-only';
import { readInput } from './read-input';
import { attemptsOf } from './conditions';

const MAX_SUGGESTIONS = 500;
const DEFAULT_SUGGESTIONS = 50;

const suggestionSchema = z.strictObject({
  dimension: z.enum(DIMENSION_NAMES),
  /** Part of the value or of its name, in any case. */
  search: z._default(z.string().check(z.maxLength(200)), ''),
  from: z.string(),
  to: z.string(),
  limit: z._default(z.int().check(z.minimum(1), z.maximum(MAX_SUGGESTIONS)), DEFAULT_SUGGESTIONS),
});
export type SuggestionInput = z.input<typeof suggestionSchema>;

const LIKE_SPECIAL = /[\\%_]/g;

/** The values a dimension takes over a window, within the principal's scope: the most frequent first. */
export async function suggestValues(
  pool: Pool,
  input: SuggestionInput,
  principal: Principal,
  options: AskOptions = {}
): Promise<DimensionValue[]> {
  const { dimension: name, search, from, to, limit } = readInput(suggestionSchema, input);
  if (name === 'time') {
    throw new Problem('Time has no values to choose from.', { field: 'dimension' });
  }
  const { window } = readInput(z.pick(questionSchema, { window: true }), { window: { from, to } });
  const dimension = DIMENSIONS[name];
  const question = readInput(questionSchema, { measures: ['attempts'], dimensions: [name], window });
  const parameters = new Parameters();
  const attempts = attemptsOf(question, principal.scope, parameters);
  const pattern = parameters.bind(`%${search.replace(LIKE_SPECIAL, '\\$&')}%`, 'text');
  const kind = parameters.bind(dimension.named?.kind ?? null, 'text');
  const text = `
    select value, name from (
      select ${dimension.sql}::text as value, count(*) as attempts ${attempts} group by 1
    ) counted
    left join names on names.kind = ${kind} and names.id = counted.value
    where coalesce(value, 'unknown') ilike ${pattern} or name ilike ${pattern}
    order by attempts desc, value
    limit ${parameters.bind(limit, 'int')}`;

  const { rows } = await readOnly(pool, options, (client) =>
    client.query<{ value: string | null; name: string | null }>(text, parameters.values)
  );
  return rows.map(({ value, name: label }) => ({
    value,
    label: value === null ? 'Unknown' : label ? `${label} (${value})` : value,
  }));
}
