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
  'reference',
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
