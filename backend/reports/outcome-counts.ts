import { FAILED_OUTCOMES, FailedOutcome, outcomeCodes } from '../rollups/outcome-codes';
import { Measure } from './measure';

function outcomeCount(name: FailedOutcome): Measure {
  const { label, codes } = outcomeCodes(name);
  return {
    label,
    unit: 'count',
    help: `Attempts that ended in the class ${label.toLowerCase()}.${codes && ` The class: ${codes}.`}`,
    needs: 'unanswered',
    sums: [name],
    formula: (s) => s(name),
  };
}

/** How many attempts ended in each class but `answered`, which is a measure of its own. */
export const OUTCOME_COUNTS = Object.fromEntries(FAILED_OUTCOMES.map((name) => [name, outcomeCount(name)])) as Record<
  FailedOutcome,
  Measure
>;
