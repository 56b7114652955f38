import { OUTCOME_NAMES, OutcomeClass, OutcomeName, OUTCOMES } from '../calls/outcome';

export type FailedOutcome = Exclude<OutcomeName, 'answered'>;

export const FAILED_OUTCOMES = OUTCOME_NAMES.filter((name): name is FailedOutcome => name !== 'answered');

/** A list as people write it, runs of three and more as a range: `404, 410` or `300 to 399`. */
function written(codes: readonly number[]): string {
  const isRun = codes.length > 2 && codes.every((code, at) => code === codes[0] + at);
  return isRun ? `${codes[0]} to ${codes.at(-1)}` : codes.join(', ');
}

/** What a class of outcomes is called, and the codes that lead to it: the SIP code decides, the cause where there is none. */
export function outcomeCodes(name: OutcomeName): { label: string; codes: string } {
  const at = OUTCOMES.findIndex((outcome) => outcome.name === name);
  const { label, sipCodes, sipCodesAfterRinging = [], causes }: OutcomeClass = OUTCOMES[at];
  const before: readonly OutcomeClass[] = OUTCOMES.slice(0, at);
  // The first class that lists a code has it.
  const own = causes.filter((cause) => !before.some((outcome) => outcome.causes.includes(cause)));
  const parts = [
    sipCodes.length > 0 ? `SIP ${written(sipCodes)}` : '',
    sipCodesAfterRinging.length > 0 ? `after ringing also ${written(sipCodesAfterRinging)}` : '',
    own.length > 0 ? `Q.850 ${written(own)}` : '',
  ];
  return { label, codes: parts.filter(Boolean).join(', ') };
}
