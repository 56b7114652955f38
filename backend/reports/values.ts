import { Pool, PoolClient } from 'pg';
import * as z from 'zod/mini';

import { DimensionValue } from '../../contract/catalog';
import { DIMENSION_NAMES } from '../../contract/names';
import { Problem } from '../../contract/problem';
import { Question, questionSchema } from '../../contract/question';
import { DIMENSIONS } from './dimensions';
import { Parameters } from './parameters';
import { Scope } from '../../contract/access/scope';
import { Principal } from '../access/principal';
import { readKept } from '../rollups/kept';
import { chooseTiers } from './choose-tiers';
import { AskOptions, readOnly } from './read-only';
import { readInput } from './read-input';
import { assertSought } from './assert-scope';
import { attemptsOf } from './conditions';
import { planQuestion } from './planner';
import { quoted } from './shown-step';

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

/** Each value and its attempts: from a rollup that keeps them apart, else from the attempts there are. */
async function countedValues(client: PoolClient, question: Question, scope: Scope, parameters: Parameters) {
  const [name] = question.dimensions as [keyof typeof DIMENSIONS];
  const kept = await readKept(client);
  if (!chooseTiers(question, scope, kept, false)) {
    return `select ${DIMENSIONS[name].sql}::text as value, count(*) as attempts
      ${attemptsOf(question, scope, parameters)} group by 1`;
  }
  const { text } = planQuestion(question, { scope, lacking: {}, ...kept, parameters, everyRow: true });
  return `select ${quoted(name)}::text as value, attempts from (${text}) planned`;
}

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
  assertSought(name, principal.scope, 'dimension');
  const dimension = DIMENSIONS[name];
  const question = readInput(questionSchema, { measures: ['attempts'], dimensions: [name], window });
  const parameters = new Parameters();
  const pattern = parameters.bind(`%${search.replace(LIKE_SPECIAL, '\\$&')}%`, 'text');
  const kind = parameters.bind(dimension.named?.kind ?? null, 'text');
  const found = (counted: string) => `
    select value, name from (${counted}) counted
    left join names on names.kind = ${kind} and names.id = counted.value
    where coalesce(value, 'unknown') ilike ${pattern} or name ilike ${pattern}
    order by attempts desc, value
    limit ${parameters.bind(limit, 'int')}`;

  const { rows } = await readOnly(pool, options, async (client) => {
    const text = found(await countedValues(client, question, principal.scope, parameters));
    return client.query<{ value: string | null; name: string | null }>(text, parameters.values);
  });
  return rows.map(({ value, name: label }) => ({
    value,
    label: value === null ? 'Unknown' : label ? `${label} (${value})` : value,
  }));
}
