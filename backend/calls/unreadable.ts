/** A value that can't be understood. The message completes the sentence "column is …, which …". */
export class Unreadable extends Error {}

const SHOWN = 60;

/** The value as a person would point at it, short enough for a sentence. */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return `“${text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}”`;
}
