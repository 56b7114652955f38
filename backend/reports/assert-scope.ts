import { Scope } from '../../contract/access/scope';
import { DimensionName } from '../../contract/names';
import { Problem } from '../../contract/problem';
import { Question } from '../../contract/question';
import { DIMENSION_TELLS, hiddenOf, MEASURE_TELLS, refusedOf } from './what-tells';

const refused = (message: string, field: string) => new Problem(message, { status: 403, field });

function assertValuesWithin(
  { filters }: Question,
  dimension: DimensionName,
  allowed: 'all' | readonly string[],
  who: string
): void {
  if (allowed === 'all') {
    return;
  }
  filters.forEach((filter, at) => {
    const foreign =
      filter.dimension === dimension && filter.operator === 'in'
        ? filter.values.find((value) => value === null || !allowed.includes(value))
        : undefined;
    if (foreign !== undefined) {
      throw refused(`${who} ${foreign ?? '(unknown)'} is not among those you may see.`, `filters[${at}].values`);
    }
  });
}

function assertMeasures({ measures }: Question, scope: Scope): void {
  for (const name of measures) {
    const hidden = refusedOf(MEASURE_TELLS[name], scope);
    if (hidden) {
      throw refused(`You may not see ${name}: it tells ${hidden}. Leave it out.`, 'measures');
    }
  }
}

/** Digits of a number that its area code and exchange leave out. */
const AFTER_NPA_NXX = 4;
const NPA_NXX: Partial<Record<DimensionName, keyof Scope['hiddenDigits']>> = {
  cli_npa_nxx: 'cli',
  destination_npa_nxx: 'destination',
};

function refusalOf(name: DimensionName, scope: Scope): string | undefined {
  const side = NPA_NXX[name];
  return side && scope.hiddenDigits[side] > AFTER_NPA_NXX
    ? 'more digits of numbers than you may see'
    : refusedOf(DIMENSION_TELLS[name], scope);
}

/** Refuses a dimension that may not be seen. Throws a Problem, status 403. */
export function assertDimension(name: DimensionName, scope: Scope, field: string): void {
  const hidden = refusalOf(name, scope);
  if (hidden) {
    throw refused(`You may not see ${name}: it tells ${hidden}. Leave it out.`, field);
  }
}

/** Refuses to look for values that may not be seen whole: whoever may look for them one by one sees them. */
export function assertSought(name: DimensionName, scope: Scope, field: string): void {
  assertDimension(name, scope, field);
  const hidden = hiddenOf(DIMENSION_TELLS[name], scope);
  if (hidden) {
    throw refused(`You may not look for single values of ${name}: you do not see ${hidden}.`, field);
  }
}

/** Refuses a question over what its asker may not see, rather than answering it with less. Throws a Problem, status 403. */
export function assertScope(question: Question, scope: Scope): void {
  assertMeasures(question, scope);
  question.dimensions.forEach((name) => assertDimension(name, scope, 'dimensions'));
  question.filters.forEach(({ dimension }, at) => assertSought(dimension, scope, `filters[${at}].dimension`));
  assertValuesWithin(question, 'customer_id', scope.customers, 'Customer');
  assertValuesWithin(question, 'provider_id', scope.providers, 'Provider');
}

/** Whether a measure may be asked for. */
export const maySeeMeasure = (name: Question['measures'][number], scope: Scope): boolean =>
  refusedOf(MEASURE_TELLS[name], scope) === undefined;

/** Whether a dimension may be grouped by. */
export const maySeeDimension = (name: DimensionName, scope: Scope): boolean => refusalOf(name, scope) === undefined;

/** Whether a question is over nothing that is hidden. */
export function isWithinScope(question: Question, scope: Scope): boolean {
  try {
    assertScope(question, scope);
    return true;
  } catch (error) {
    if (error instanceof Problem) {
      return false;
    }
    throw error;
  }
}
