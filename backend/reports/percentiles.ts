import { MeasureName } from '../../contract/names';
import { Question } from '../../contract/question';
import { PlannedLevel } from './levels';
import { MEASURES } from './measures';
import { Parameters } from './parameters';
import { Scope } from '../../contract/access/scope';
import { attemptsOf } from './conditions';
import { dimensionKey, dimensionSql } from './group-keys';

/** The measures that no sums can give. They are taken from the attempts at every level. */
export const PERCENTILE_MEASURES = (Object.keys(MEASURES) as MeasureName[]).filter(
  (name) => MEASURES[name].overAttempts
);

const askedPercentiles = (question: Question) => question.measures.filter((name) => PERCENTILE_MEASURES.includes(name));

/** One text for a group's values, so that groups with unknown values can be matched by equality. */
function groupText(question: Question, prefix: string): string {
  const keys = question.dimensions.map((name) => `${prefix}${dimensionKey(name)}`);
  return `jsonb_build_array(${keys.join(', ')})::text`;
}

/**
 * The step of a statement that takes percentiles at every level, where a question asks for one. Once for the statement:
 * PostgreSQL, which takes the groups for a few, would else take them again for each.
 */
export function percentileStep(
  question: Question,
  scope: Scope,
  levels: readonly PlannedLevel[],
  parameters: Parameters
): string[] {
  const asked = askedPercentiles(question);
  if (asked.length === 0) {
    return [];
  }
  const keys = question.dimensions.map(dimensionKey);
  const dimensions = question.dimensions.map(
    (name) => `${dimensionSql(name, 'a.started_at', { question, scope, parameters })} as ${dimensionKey(name)}`
  );
  const sets = [...new Set(levels.map((level) => `(${level.dimensions.map(dimensionKey).join(', ')})`))];
  return [
    `measured as (
  select ${[...dimensions, 'a.pdd_s'].join(', ')}
  ${attemptsOf(question, scope, parameters)} and a.pdd_s is not null
), percentiles as materialized (
  select ${keys.length > 0 ? `grouping(${keys.join(', ')})` : '0'} as level,
    ${groupText(question, '')} as group_text,
    ${asked.map((name) => `${MEASURES[name].overAttempts} as ${name}`).join(', ')}
  from measured a
  group by grouping sets (${sets.join(', ')})
)`,
  ];
}

/** How the percentiles meet the groups they belong to. */
export function percentileJoin(question: Question): string[] {
  return askedPercentiles(question).length > 0
    ? [
        `left join percentiles on percentiles.level = levels.level and percentiles.group_text = ${groupText(question, 'levels.')}`,
      ]
    : [];
}
