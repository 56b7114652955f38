import { normaliseNumber, NumberWriting, PhoneNumber } from '../numbers/phone-number';
import { findTechPrefix, TechPrefixes } from '../numbers/tech-prefix';
import { Attempt } from './attempt';

/** How a source writes numbers, in its settings under `numbers`. */
export interface SourceNumbers extends NumberWriting {
  techPrefixes?: TechPrefixes;
}

export interface CalledNumber extends PhoneNumber {
  techPrefix: string | null;
}

type Called = Pick<Attempt, 'destination_number' | 'tech_prefix' | 'customer_id' | 'provider_id'>;

/** The called number without its tech prefix, which is the source's or else found; a prefix is one only where a number remains. */
export function readCalledNumber(attempt: Called, { techPrefixes = {}, ...writing }: SourceNumbers): CalledNumber {
  const { destination_number: number, tech_prefix: given } = attempt;
  const found = given === null && number !== null ? findTechPrefix(number, attempt, techPrefixes) : null;
  if (number !== null && found !== null) {
    const remaining = normaliseNumber(number.slice(found.length), null, writing);
    if (remaining.digits !== null) {
      return { ...remaining, techPrefix: found };
    }
  }
  return { ...normaliseNumber(number, given, writing), techPrefix: given };
}
