import { AskedNumbers } from '../../../contract/calls';
import { writingsOf } from '../../numbers/number-writings';

export interface KnownNumbers {
  /** All ways the numbers may be stored in, each once. */
  writings: string[];
  /** How the number stored so was typed; undefined for one nobody asked for. */
  typedAs(stored: string): string | undefined;
  /** One way of writing for each different number, as typed first. */
  distinct: string[];
  /** How many of those typed were the same number again. */
  repeated: number;
}

/** What the numbers somebody typed stand for. The same number in two writings is one. */
export function knownNumbers({ typed, country }: AskedNumbers): KnownNumbers {
  const typedAs = new Map<string, string>();
  const distinct: string[] = [];
  for (const number of typed) {
    const writings = writingsOf(number, country);
    if (typedAs.has(writings[0])) {
      continue;
    }
    distinct.push(number);
    writings.forEach((writing) => typedAs.set(writing, typedAs.get(writing) ?? number));
  }
  return {
    writings: [...typedAs.keys()],
    typedAs: (stored) => typedAs.get(stored),
    distinct,
    repeated: typed.length - distinct.length,
  };
}
