/** Stands for "unknown" where Grafana takes only text: in a variable, in a list of options, in a link. */
export const UNKNOWN_VALUE = '__unknown';
export const UNKNOWN_LABEL = 'Unknown';

export function toText(value: string | null): string {
  return value ?? UNKNOWN_VALUE;
}

export function fromText(text: string): string | null {
  return text === UNKNOWN_VALUE ? null : text;
}
