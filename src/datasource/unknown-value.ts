import { UNKNOWN_VALUE } from '../../contract/unknown-value';

export const UNKNOWN_LABEL = 'Unknown';

export function toText(value: string | null): string {
  return value ?? UNKNOWN_VALUE;
}

export function fromText(text: string): string | null {
  return text === UNKNOWN_VALUE ? null : text;
}
