import { outcomeCodes } from '../rollups/outcome-codes';
import { Measure, ratio } from './measure';

/** The classes of failed attempts, each with the measure that is its share. */
const CLASSES = {
  busy_share: 'busy',
  no_answer_share: 'no_answer',
  cancelled_share: 'cancelled',
  rejected_share: 'rejected',
  wrong_number_share: 'wrong_number',
  forbidden_share: 'forbidden',
  network_failure_share: 'network_failure',
  redirected_share: 'redirected',
  unknown_share: 'unknown',
} as const;

export type OutcomeShareName = keyof typeof CLASSES;

function outcomeShare(name: (typeof CLASSES)[OutcomeShareName]): Measure {
  const { label, codes } = outcomeCodes(name);
  return {
    label: `${label} share`,
    unit: 'fraction',
    help: `Attempts that ended in the class ${label.toLowerCase()} / attempts.${codes && ` The class: ${codes}.`}`,
    needs: 'unanswered',
    sums: [name, 'attempts'],
    formula: (s) => ratio(s(name), s('attempts')),
  };
}

const shares = Object.entries(CLASSES) as Array<[OutcomeShareName, (typeof CLASSES)[OutcomeShareName]]>;

/** How many of all attempts ended in each class. */
export const OUTCOME_SHARES = Object.fromEntries(
  shares.map(([measure, outcome]) => [measure, outcomeShare(outcome)])
) as Record<OutcomeShareName, Measure>;

/** The sentence with the codes of the classes whose shares are asked; undefined where none is. */
export function classProfile(measures: readonly string[]): string | undefined {
  const asked = shares
    .filter(([measure]) => measures.includes(measure))
    .map(([, outcome]) => outcomeCodes(outcome))
    .map(({ label, codes }) => `${label.toLowerCase()}: ${codes || 'no code that names a reason'}`);
  return asked.length > 0 ? `Classes of outcomes, by the final code of each attempt. ${asked.join('; ')}.` : undefined;
}
