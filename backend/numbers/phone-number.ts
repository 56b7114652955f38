import { NUMBERING_PLANS, NumberingPlan } from './numbering-plans';

/** How a source writes numbers that carry no plus. */
export interface NumberWriting {
  /** ISO 3166 code of the country national numbers belong to. */
  defaultCountry?: string;
  /** Every number is E.164 digits: nothing has to be told apart. */
  international?: boolean;
}

export interface PhoneNumber {
  /** E.164 digits without a plus; null where they can't be told. */
  digits: string | null;
  /** The location routing number a ported number carries (RFC 4694), as E.164 digits. */
  lrn: string | null;
}

const UNKNOWN: PhoneNumber = { digits: null, lrn: null };
const BARE_E164 = /^[1-9]\d{9,14}$/;
const NORTH_AMERICAN_NATIONAL = /^[2-9]\d\d[2-9]\d{6}$/;
const PUNCTUATION = /[\s().\-/\u00a0]/g;

/**
 * A number as received (any punctuation, a SIP or tel URI, a tech prefix before it) as E.164 digits. What could mean
 * two numbers is unknown rather than guessed.
 */
export function normaliseNumber(
  raw: string | null,
  techPrefix: string | null,
  { defaultCountry, international }: NumberWriting
): PhoneNumber {
  if (raw === null) {
    return UNKNOWN;
  }
  if (international && BARE_E164.test(raw)) {
    return { digits: wellFormed(raw), lrn: null };
  }
  const { user, parameters } = userPart(raw);
  const plan = defaultCountry === undefined ? undefined : NUMBERING_PLANS.get(defaultCountry);
  const read = (text: string) => (international ? wellFormed(withoutPunctuation(text)) : readNumber(text, plan));
  const withoutTechPrefix = techPrefix && user.startsWith(techPrefix) ? user.slice(techPrefix.length) : undefined;
  const digits = (withoutTechPrefix === undefined ? null : read(withoutTechPrefix.replace(/^[#*]/, ''))) ?? read(user);
  const routing = parameters.find((parameter) => /^rn=/i.test(parameter));
  return { digits, lrn: routing === undefined ? null : wellFormed(withoutPunctuation(routing.slice(3))) };
}

/** `"Bob" <sip:+12125550187;npdi@198.51.100.7;user=phone>` → `+12125550187` and `npdi`. */
function userPart(raw: string): { user: string; parameters: string[] } {
  const bracketed = /<([^<>]*)>/.exec(raw)?.[1] ?? raw;
  const withoutScheme = bracketed.trim().replace(/^(sips?|tel):/i, '');
  const [beforeHost] = withoutScheme.split('@');
  const [user, ...parameters] = beforeHost.split(';');
  return { user: user.trim(), parameters };
}

function withoutPunctuation(text: string): string {
  return text.replace('(0)', '').replace(PUNCTUATION, '').replace(/^\+/, '');
}

function readNumber(text: string, plan: NumberingPlan | undefined): string | null {
  const compact = text.replace(PUNCTUATION, '');
  if (compact.startsWith('+')) {
    return wellFormed(withoutPunctuation(text));
  }
  if (!/^\d+$/.test(compact)) {
    return null;
  }
  const internationalPrefix = plan?.internationalPrefix ?? '00';
  if (compact.startsWith(internationalPrefix)) {
    return wellFormed(compact.slice(internationalPrefix.length));
  }
  const national = plan && nationalNumber(compact, plan);
  if (plan && national) {
    return wellFormed(plan.callingCode + national);
  }
  const ambiguous = plan === undefined && NORTH_AMERICAN_NATIONAL.test(compact);
  return BARE_E164.test(compact) && !ambiguous ? wellFormed(compact) : null;
}

function nationalNumber(compact: string, { callingCode, trunkPrefix, bareLengths }: NumberingPlan): string | undefined {
  if (bareLengths.includes(compact.length) && !compact.startsWith('0')) {
    return compact;
  }
  const isTrunk = trunkPrefix !== '' && trunkPrefix !== callingCode && compact.startsWith(trunkPrefix);
  // A trunk prefix that is no zero (Russia's 8) also begins international numbers.
  return isTrunk && (trunkPrefix.startsWith('0') || compact.length === trunkPrefix.length + 10)
    ? compact.slice(trunkPrefix.length)
    : undefined;
}

function wellFormed(digits: string): string | null {
  if (!/^[1-9]\d{6,14}$/.test(digits)) {
    return null;
  }
  return digits.startsWith('1') && digits.length !== 11 ? null : digits;
}
