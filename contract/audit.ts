import * as z from 'zod/mini';

import { Window, windowSchema } from './question';

/** What an operator can change, and what the audit tells of. */
export const AUDITED_KINDS = [
  'schedule',
  'run',
  'delivery',
  'contact',
  'template',
  'link',
  'suppression',
  'setting',
  'saved_report',
  'source',
  'reference',
  'access',
  'token',
] as const;
export type AuditedKind = (typeof AUDITED_KINDS)[number];

/** One change by an operator. */
export interface AuditEntry {
  auditId: string;
  /** ISO instant. */
  changedAt: string;
  changedBy: string;
  kind: AuditedKind;
  id: string;
  /** A verb in the past: `created`, `paused`, `retried`. */
  action: string;
  /** Null for what was not there before. */
  before: unknown;
  /** Null for what is there no more. */
  after: unknown;
}

/**
 * What can be read: figures, lists of calls, figures of numbers, the attempts of one call, values for a filter, alerts, what
 * the service tells of itself, stored files.
 */
export const READ_KINDS = ['figures', 'calls', 'numbers', 'call', 'values', 'alert', 'service', 'file'] as const;
export type ReadKind = (typeof READ_KINDS)[number];

/** How it was read: on a screen or by a program, as a file made for it, or as a file a run had made. */
export const READ_ACTIONS = ['asked', 'exported', 'downloaded'] as const;
export type ReadAction = (typeof READ_ACTIONS)[number];

/** `left`: whoever asked went away before the answer was whole. */
export const READ_OUTCOMES = ['answered', 'refused', 'failed', 'left'] as const;
export type ReadOutcome = (typeof READ_OUTCOMES)[number];

/** What somebody did: read something, or changed something. */
export const DEEDS = [...READ_ACTIONS, 'changed'] as const;
export type Deed = (typeof DEEDS)[number];

/** Reads that could not be kept are told of by a row of this kind, so that none is missing silently. */
export const GAP_KIND = 'gap';

export const DEED_KINDS = [...READ_KINDS, ...AUDITED_KINDS, GAP_KIND] as const;
export type DeedKind = (typeof DEED_KINDS)[number];

/** Which deeds are listed. */
export const auditFilterSchema = z.strictObject({
  /** Part of the name of who did it, in capitals or not. */
  by: z.optional(z.string().check(z.maxLength(200))),
  deed: z.optional(z.enum(DEEDS)),
  kind: z.optional(z.enum(DEED_KINDS)),
  window: z.optional(windowSchema),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;

/** One row of the audit: a change, or the reads of one hour by one principal that asked the same. */
export interface AuditedDeed {
  /** Where it stands in the list: the next page begins after it. */
  place: string;
  /** ISO instants of the first and the last of its times. */
  at: string;
  lastAt: string;
  times: number;
  by: string;
  /** Grafana's organisation; null for who belongs to none. */
  org: string | null;
  role: string | null;
  deed: Deed;
  /** The deed, or what kind of change: `created`, `paused`. */
  action: string;
  kind: DeedKind;
  /** The name of a report, a dimension or a file; the id of what was changed. */
  subject: string;
  outcome: ReadOutcome | 'done';
  /** The question without its window, long lists cut; null for a change. */
  question: unknown;
  /** From the first to the end of the last window asked for. */
  window: Window | null;
  /** Rows answered, of all its times. */
  rows: number | null;
  before: unknown;
  after: unknown;
}

/** What `GET /v1/audit` answers: the newest first. */
export interface AuditList {
  deeds: AuditedDeed[];
  /** Days the audit is kept for. */
  keptDays: number;
}
