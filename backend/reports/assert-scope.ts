import { Problem } from '../../contract/problem';
import { Question } from '../../contract/question';
import { PROVIDER_CHARGE_MEASURES } from './measures';
import { Scope } from '../../contract/access/scope';

function assertValuesWithin(
  question: Question,
  dimension: string,
  allowed: 'all' | readonly string[],
  who: string
): void {
  if (allowed === 'all') {
    return;
  }
  question.filters.forEach((filter, at) => {
    const foreign =
      filter.dimension === dimension && filter.operator === 'in'
        ? filter.values.find((value) => value === null || !allowed.includes(value))
        : undefined;
    if (foreign !== undefined) {
      throw new Problem(`${who} ${foreign ?? '(unknown)'} is not among those you may see.`, {
        status: 403,
        field: `filters[${at}].values`,
      });
    }
  });
}

/** Refuses a question over what its asker may not see, rather than answering it with less. Throws a Problem, status 403. */
export function assertScope(question: Question, scope: Scope): void {
  const hidden = scope.seesProviderCharges
    ? undefined
    : question.measures.find((name) => PROVIDER_CHARGE_MEASURES.includes(name));
  if (hidden) {
    throw new Problem(`You may not see ${hidden}: it tells what providers charge. Leave it out.`, {
      status: 403,
      field: 'measures',
    });
  }
  assertValuesWithin(question, 'customer_id', scope.customers, 'Customer');
  assertValuesWithin(question, 'provider_id', scope.providers, 'Provider');
}
