import { DestinationTrie } from '../reference/destination-trie';
import { Attempt, EnrichedAttempt } from './attempt';
import { deriveOutcome } from './outcome';
import { normaliseNumber, NumberWriting } from '../numbers/phone-number';

/** Adds what follows from the canonical columns. A number that can't be told leaves its digits and destination unknown. */
export function enrich(attempt: Attempt, trie: DestinationTrie, writing: NumberWriting): EnrichedAttempt {
  const cli = normaliseNumber(attempt.cli, null, writing);
  const called = normaliseNumber(attempt.destination_number, attempt.tech_prefix, writing);
  const matched = attempt.destination_prefix === null && attempt.destination_name === null;
  const destination = matched && called.digits !== null ? trie.match(called.digits) : undefined;
  return {
    ...attempt,
    outcome: attempt.outcome ?? deriveOutcome(attempt),
    lrn: attempt.lrn ?? called.lrn,
    destination_prefix: destination?.prefix ?? attempt.destination_prefix,
    destination_name: destination?.name ?? attempt.destination_name,
    cli_digits: cli.digits,
    destination_digits: called.digits,
    destination_matched: matched,
  };
}
