import { Filter, Question } from '../../contract/question';
import { DIMENSIONS, Dimension } from './dimensions';
import { Parameters } from './parameters';
import { Scope } from '../../contract/access/scope';

function listType(dimension: Dimension): string {
  return dimension.unit === 'integer' ? 'int[]' : 'text[]';
}

/**
 * A list as rows are compared with it. PostgreSQL weighs a list it can see value by value, for each partition, which takes
 * as long as finding thousands of numbers; one behind a select it does not, and looks its values up.
 */
function listed(list: string, { hasIndex }: Dimension, type: string): string {
  return hasIndex ? `(select ${list})::${type}` : list;
}

function filterCondition(filter: Filter, parameters: Parameters): string {
  const dimension = DIMENSIONS[filter.dimension as keyof typeof DIMENSIONS];
  const { sql, meant = (value: string) => [value] } = dimension;
  const known = filter.values.filter((value) => value !== null);
  const includesUnknown = filter.values.length > known.length;
  const type = listType(dimension);
  const list = parameters.bind(known.flatMap(meant), type);

  switch (filter.operator) {
    case 'in': {
      const isListed = `${sql} = any(${listed(list, dimension, type)})`;
      return includesUnknown ? `(${isListed} or ${sql} is null)` : isListed;
    }
    case 'not_in':
      return includesUnknown
        ? `(${sql} is not null and ${sql} <> all(${list}))`
        : `(${sql} is null or ${sql} <> all(${list}))`;
    case 'starts_with':
      return `exists (select from unnest(${list}) as start where starts_with(${sql}, start))`;
  }
}

export function scopeConditions(scope: Scope, parameters: Parameters): string[] {
  const conditions: string[] = [];
  if (scope.customers !== 'all') {
    conditions.push(`a.customer_id = any(${parameters.bind(scope.customers, 'text[]')})`);
  }
  if (scope.providers !== 'all') {
    conditions.push(`a.provider_id = any(${parameters.bind(scope.providers, 'text[]')})`);
  }
  return conditions;
}

/** What rows `a` that start at `at` must meet to be part of the answer: the window, the filters and the scope of who asks. */
export function conditions(
  { window, filters }: Pick<Question, 'window' | 'filters'>,
  scope: Scope,
  at: string,
  parameters: Parameters
): string[] {
  return [
    `${at} >= ${parameters.bind(window.from, 'timestamptz')}`,
    `${at} < ${parameters.bind(window.to, 'timestamptz')}`,
    ...filters.map((filter) => filterCondition(filter, parameters)),
    ...scopeConditions(scope, parameters),
  ];
}

/** The joins the dimensions and filters of a question need, beyond the rows `a` themselves. */
export function joinsOf({ dimensions, filters }: Pick<Question, 'dimensions' | 'filters'>): string[] {
  const named = [...dimensions, ...filters.map(({ dimension }) => dimension)];
  return named.some((name) => name !== 'time' && DIMENSIONS[name].join === 'sources')
    ? ['join sources source on source.source_id = a.source_id']
    : [];
}

/** The attempts a question is about, as the rest of a select. */
export function attemptsOf(question: Question, scope: Scope, parameters: Parameters): string {
  return [
    'from attempts a',
    ...joinsOf(question),
    `where ${conditions(question, scope, 'a.started_at', parameters).join('\n    and ')}`,
  ].join('\n  ');
}
