import { createHash } from 'crypto';

import { ReadAction, ReadKind, ReadOutcome } from '../../../contract/audit';
import { Window } from '../../../contract/question';
import { Role } from '../../../contract/access/role';
import { boundedJson, shortText } from './bounded-json';

/** Something somebody read, or was refused. */
export interface NotedRead {
  by: { name: string; orgId?: number | null; role: Role | null };
  action: ReadAction;
  kind: ReadKind;
  /** The name of a report, a dimension or a file. */
  subject: string;
  outcome: ReadOutcome;
  /** What was asked, as it was understood; as it came, where it was not. */
  question?: unknown;
  /** Rows that were answered. */
  rows?: number;
}

/** A row of `audit_reads`: reads of one hour that are the same but for the moment. */
export interface FoldedReads {
  hour: string;
  fold: string;
  first_at: string;
  last_at: string;
  times: number;
  read_by: string;
  org: string | null;
  role: string | null;
  action: string;
  kind: string;
  subject: string;
  outcome: string;
  question: unknown;
  window_from: string | null;
  window_to: string | null;
  rows: number | null;
}

const HOUR_MS = 3_600_000;

/**
 * A read as a row of its own. Two are the same although their windows differ, if those begin in one hour and end in one
 * hour: windows that move on with a dashboard are one row, those of different days are not.
 */
export function foldedRead({ by, subject, question, rows, ...read }: NotedRead, at: Date): FoldedReads {
  const hour = new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS).toISOString();
  const { window, rest } = apart(question);
  const told = {
    read_by: shortText(by.name),
    org: by.orgId?.toString() ?? null,
    role: by.role,
    ...read,
    subject: shortText(subject),
    question: rest === undefined ? null : boundedJson(rest),
  };
  return {
    hour,
    fold: createHash('sha256')
      .update(JSON.stringify([told, window && placeOf(window)]))
      .digest('base64url'),
    first_at: at.toISOString(),
    last_at: at.toISOString(),
    times: 1,
    ...told,
    window_from: window?.from ?? null,
    window_to: window?.to ?? null,
    rows: rows ?? null,
  };
}

/** Two reads of one fold as one row. */
export function addedReads(one: FoldedReads, other: FoldedReads): FoldedReads {
  return {
    ...one,
    first_at: earlier(one.first_at, other.first_at),
    last_at: later(one.last_at, other.last_at),
    times: one.times + other.times,
    window_from: one.window_from && other.window_from && earlier(one.window_from, other.window_from),
    window_to: one.window_to && other.window_to && later(one.window_to, other.window_to),
    rows: one.rows === null && other.rows === null ? null : (one.rows ?? 0) + (other.rows ?? 0),
  };
}

const earlier = (one: string, other: string) => (Date.parse(one) <= Date.parse(other) ? one : other);
const later = (one: string, other: string) => (Date.parse(one) >= Date.parse(other) ? one : other);

function apart(question: unknown): { window?: Window; rest: unknown } {
  if (typeof question !== 'object' || question === null || !('window' in question)) {
    return { rest: question };
  }
  const { window, ...rest } = question;
  const { from, to } = (window ?? {}) as Partial<Record<keyof Window, unknown>>;
  const [start, end] = [storable(from), storable(to)];
  return start && end ? { window: { from: start, to: end }, rest } : { rest: question };
}

/** To the millisecond; undefined for what PostgreSQL would not take. */
function storable(instant: unknown): string | undefined {
  const at = typeof instant === 'string' ? Date.parse(instant) : NaN;
  const iso = Number.isNaN(at) ? '' : new Date(at).toISOString();
  return /^(?!0000)\d{4}-/.test(iso) ? iso : undefined;
}

const hourOf = (instant: string) => Math.floor(Date.parse(instant) / HOUR_MS);
const placeOf = ({ from, to }: Window) => [hourOf(from), hourOf(to)];
