import { Question } from '../../contract/question';

/** More sets of labels than an alert rule can tell of. */
export const MOST_GROUPS = 5_000;

type Needed = Pick<Question, 'measures' | 'dimensions' | 'filters' | 'window' | 'zone'>;

/** A question of an alert rule: its groups over a window, in no order and without anything beside them. */
export function alertQuestion(asked: Needed & Partial<Question>): Question {
  return {
    currencies: [],
    subtotals: [],
    empty_buckets: false,
    marks: [],
    order: [],
    limit: MOST_GROUPS,
    ...asked,
  };
}
