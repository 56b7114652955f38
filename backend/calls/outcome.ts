/** How a class counts in a ratio. `if_rang`: only after ringing. `out_of_base`: not even in the denominator. */
export type Membership = 'yes' | 'no' | 'if_rang' | 'out_of_base';

export interface OutcomeClass {
  name: string;
  label: string;
  /** Final SIP responses of the class; `ringing` ones only after ringing. */
  sipCodes: readonly number[];
  sipCodesAfterRinging?: readonly number[];
  causes: readonly number[];
  /** Network effectiveness ratio, ITU-T E.425. */
  ner: Membership;
  /** Session establishment effectiveness ratio, RFC 6076; `seerSipCodes` limits a `yes` to those codes. */
  seer: Membership;
  seerSipCodes?: readonly number[];
}

const REDIRECTIONS = Array.from({ length: 100 }, (_, n) => 300 + n);

/**
 * The classes an attempt's end falls into, read from top to bottom: the first that lists a code has it. An answer time
 * alone makes `answered`: a 200 or a cause 16 without one does not.
 */
export const OUTCOMES = [
  { name: 'answered', label: 'Answered', sipCodes: [], causes: [], ner: 'yes', seer: 'yes' },
  { name: 'busy', label: 'Busy', sipCodes: [486, 600], causes: [17], ner: 'yes', seer: 'yes' },
  {
    name: 'no_answer',
    label: 'No answer',
    sipCodes: [480],
    sipCodesAfterRinging: [408, 487],
    causes: [18, 19],
    ner: 'yes',
    seer: 'yes',
    seerSipCodes: [480],
  },
  { name: 'cancelled', label: 'Cancelled', sipCodes: [487], causes: [16], ner: 'if_rang', seer: 'no' },
  {
    name: 'rejected',
    label: 'Rejected',
    sipCodes: [603, 607, 608],
    causes: [21, 22],
    ner: 'yes',
    seer: 'yes',
    seerSipCodes: [603],
  },
  {
    name: 'wrong_number',
    label: 'Wrong number',
    sipCodes: [404, 410, 484, 604],
    causes: [1, 22, 28],
    ner: 'no',
    seer: 'no',
  },
  {
    name: 'forbidden',
    label: 'Forbidden',
    sipCodes: [401, 402, 403, 407],
    causes: [21, 55, 57],
    ner: 'no',
    seer: 'no',
  },
  {
    name: 'network_failure',
    label: 'Network failure',
    sipCodes: [408, 500, 502, 503, 504, 580],
    causes: [2, 3, 27, 34, 38, 41, 42, 44, 47, 58, 102, 127],
    ner: 'no',
    seer: 'no',
  },
  {
    name: 'redirected',
    label: 'Redirected',
    sipCodes: REDIRECTIONS,
    causes: [],
    ner: 'out_of_base',
    seer: 'out_of_base',
  },
  { name: 'unknown', label: 'Unknown', sipCodes: [], causes: [], ner: 'no', seer: 'no' },
] as const satisfies readonly OutcomeClass[];

export type OutcomeName = (typeof OUTCOMES)[number]['name'];

export const OUTCOME_NAMES: readonly OutcomeName[] = OUTCOMES.map((outcome) => outcome.name);

const BY_SIP_CODE = new Map<number, OutcomeName>();
const BY_SIP_CODE_AFTER_RINGING = new Map<number, OutcomeName>();
const BY_CAUSE = new Map<number, OutcomeName>();
for (const outcome of [...OUTCOMES].reverse() as OutcomeClass[]) {
  const name = outcome.name as OutcomeName;
  outcome.sipCodes.forEach((code) => BY_SIP_CODE.set(code, name));
  outcome.sipCodesAfterRinging?.forEach((code) => BY_SIP_CODE_AFTER_RINGING.set(code, name));
  outcome.causes.forEach((cause) => BY_CAUSE.set(cause, name));
}

export interface Ending {
  answered_at: string | null;
  ringing_at: string | null;
  sip_code: number | null;
  q850_cause: number | null;
}

/** What some codes mean instead, by SIP code and by Q.850 cause. */
export interface OtherMeanings {
  sip?: Readonly<Record<string, OutcomeName>>;
  q850?: Readonly<Record<string, OutcomeName>>;
}

/** The class of an ending: the answer time first, then the SIP code, then the cause. */
export function deriveOutcome(
  { answered_at, ringing_at, sip_code, q850_cause }: Ending,
  { sip = {}, q850 = {} }: OtherMeanings = {}
): OutcomeName {
  if (answered_at !== null) {
    return 'answered';
  }
  const bySipCode =
    sip_code === null
      ? undefined
      : (sip[sip_code] ??
        (ringing_at === null ? undefined : BY_SIP_CODE_AFTER_RINGING.get(sip_code)) ??
        BY_SIP_CODE.get(sip_code));
  const byCause = q850_cause === null ? undefined : (q850[q850_cause] ?? BY_CAUSE.get(q850_cause));
  return bySipCode ?? byCause ?? 'unknown';
}
