import { createHash } from 'crypto';

const MOST_ITEMS = 20;
const MOST_LETTERS = 500;
const DEEPEST = 8;
const MOST_BYTES = 4_000;
/** A longer list is nothing anybody could ask with: it is not worth a digest. */
const MOST_DIGESTED = 20_000;

/**
 * Something as it is kept in the audit: a long list is its first items, how many there are and the SHA-256 of all of them,
 * as JSON; a long text its beginning. Holds nothing PostgreSQL's jsonb does not take.
 */
export function boundedJson(value: unknown): unknown {
  const bounded = shorten(value, 0);
  const bytes = Buffer.byteLength(JSON.stringify(bounded) ?? '');
  return bytes > MOST_BYTES ? { tooLongToKeep: true, bytes } : bounded;
}

function shorten(value: unknown, depth: number): unknown {
  if (typeof value === 'string') {
    return shortText(value);
  }
  if (typeof value !== 'object' || value === null) {
    return value ?? null;
  }
  if (depth === DEEPEST) {
    return '…';
  }
  if (Array.isArray(value)) {
    const first = value.slice(0, MOST_ITEMS).map((item) => shorten(item, depth + 1));
    return value.length <= MOST_ITEMS ? first : { first, count: value.length, sha256: digestOf(value) };
  }
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, MOST_ITEMS)
      .filter(([, part]) => part !== undefined)
      .map(([name, part]) => [shortText(name), shorten(part, depth + 1)])
  );
}

/** Cut where it is long, and without what PostgreSQL takes in no text. */
export function shortText(text: string): string {
  const cut = text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text;
  return cut.replace(/[\0\p{Surrogate}]/gu, '\ufffd');
}

function digestOf(list: readonly unknown[]): string | null {
  return list.length > MOST_DIGESTED ? null : createHash('sha256').update(JSON.stringify(list)).digest('hex');
}
