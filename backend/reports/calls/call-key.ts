import { Problem } from '../../../contract/problem';

/** What puts calls in their one order, newest first: no two share it. */
export interface CallKey {
  /** As PostgreSQL writes it, to the microsecond. */
  startedAt: string;
  sourceId: number;
  attemptId: string;
}

const INSTANT = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(\.\d{1,6})?(\+00|Z)$/;

/** Milliseconds, rounded down. */
export function startOf({ startedAt }: Pick<CallKey, 'startedAt'>): number {
  return Date.parse(startedAt.replace(' ', 'T').replace('+00', 'Z'));
}

export function writeCallKey({ startedAt, sourceId, attemptId }: CallKey): string {
  return Buffer.from(JSON.stringify([startedAt, sourceId, attemptId])).toString('base64url');
}

/** Throws a Problem for anything `writeCallKey` did not write. */
export function readCallKey(text: string): CallKey {
  try {
    const [startedAt, sourceId, attemptId] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[];
    const isKey =
      typeof startedAt === 'string' &&
      INSTANT.test(startedAt) &&
      !Number.isNaN(startOf({ startedAt })) &&
      Number.isInteger(sourceId) &&
      Math.abs(sourceId as number) < 2 ** 31 &&
      typeof attemptId === 'string' &&
      !attemptId.includes('\0');
    if (isKey) {
      return { startedAt, sourceId: sourceId as number, attemptId };
    }
  } catch {
    // Falls through to the same refusal.
  }
  throw new Problem('after is not a place in this list. Use “next” of the page before, or leave it out.', {
    field: 'after',
  });
}
