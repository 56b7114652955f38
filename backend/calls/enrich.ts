import { normaliseNumber } from '../numbers/phone-number';
import { ReferenceTables } from '../reference/tables-in-force';
import { Attempt, EnrichedAttempt } from './attempt';
import { readCalledNumber, SourceNumbers } from './called-number';
import { lookUp } from './look-up';
import { deriveOutcome, OtherMeanings } from './outcome';

/** Adds what follows from the canonical columns. A number that can't be told leaves its digits and destination unknown. */
export function enrich(
  attempt: Attempt,
  tables: ReferenceTables,
  numbers: SourceNumbers,
  meanings?: OtherMeanings
): EnrichedAttempt {
  const cli = normaliseNumber(attempt.cli, null, numbers);
  const called = readCalledNumber(attempt, numbers);
  const derived = {
    ...attempt,
    outcome: attempt.outcome ?? deriveOutcome(attempt, meanings),
    lrn: attempt.lrn ?? called.lrn,
    tech_prefix: called.techPrefix,
    cli_digits: cli.digits,
    destination_digits: called.digits,
    destination_matched: attempt.destination_prefix === null && attempt.destination_name === null,
  };
  return { ...derived, ...lookUp(derived, tables) };
}
