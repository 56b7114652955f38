import { Column, Row, Value } from './answer';
import { Window } from './question';
import { TimeForm } from './time-form';

export const DELIVERY_STATES = ['queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled', 'suppressed'] as const;
/** `unknown`: the whole mail was handed over, and the server's answer was lost. It has probably arrived. */
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** States something may still happen in by itself. */
export const UNSETTLED_STATES = ['queued', 'sending'] as const satisfies readonly DeliveryState[];

export const MAIL_PURPOSES = ['report', 'alert', 'test', 'notice'] as const;
/** `notice` tells the owner of a schedule that a mail could not be delivered, or that windows were left out. */
export type MailPurpose = (typeof MAIL_PURPOSES)[number];

/** What happens when the server's answer was lost: `park` leaves the mail to an operator, `retry` sends it again. */
export type OnDoubt = 'park' | 'retry';

/** How the files of a mail travel. `none`: it has no files. */
export type FileForm = 'none' | 'attached' | 'zipped' | 'linked';

export const MOST_RECIPIENTS = 100;
/** Rows of the report a mail shows. */
export const MOST_SUMMARY_ROWS = 20;

/** A stored file a mail brings. */
export interface MailFile {
  fileId: string;
  name: string;
  bytes: number;
  rows: number;
  sha256: string;
  contentType: string;
}

/** What a mail says of a run, put down when its files were made. */
export interface MailContent {
  report: { name: string; label: string };
  schedule: { id: string; name: string } | null;
  customer: { id: string; name: string } | null;
  window: Window;
  /** The one zone of window, cells and file names. */
  zone: string;
  /** How times of the summary are written; unset: to the second where there are any. */
  times?: TimeForm;
  rows: number;
  /** Calls of the window were not all rated yet. */
  preliminary: boolean;
  columns: Column[];
  /** The first rows, at most MOST_SUMMARY_ROWS. */
  summary: Row[];
  totals: Row | null;
  notes: string[];
  /** In a notice: so many windows within the window were missed, and are not caught up with. */
  missed?: number;
  /** One measure over the window, oldest first. */
  trend: { column: Column; points: Array<{ at: string; value: Value }> } | null;
}

/** One recipient of one run, as `GET /v1/deliveries` lists them. Times are ISO instants. */
export interface Delivery {
  deliveryId: string;
  runId: string;
  purpose: MailPurpose;
  recipient: string;
  bcc: boolean;
  contactId: string | null;
  state: DeliveryState;
  onDoubt: OnDoubt;
  attempts: number;
  createdAt: string;
  nextAttemptAt: string | null;
  firstAttemptAt: string | null;
  finishedAt: string | null;
  fileForm: FileForm | null;
  messageId: string | null;
  /** The server's last answer, or what went wrong, in words. */
  answer: string | null;
  smtpCode: number | null;
  enhancedCode: string | null;
}

export interface DeliveryList {
  /** How many there are, beyond those listed. */
  total: number;
  deliveries: Delivery[];
}

export const ATTEMPT_OUTCOMES = [
  'accepted',
  'refused',
  'deferred',
  'lost',
  'doubtful',
  'released',
  'withheld',
] as const;
/**
 * `refused`: for good; `deferred`: for now; `lost`: the connection or the worker was, before the mail was whole; `doubtful`:
 * after it; `released`: the service stopped; `withheld`: it was not to be sent any more.
 */
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];

export interface DeliveryAttempt {
  attempt: number;
  worker: string;
  startedAt: string;
  bodyCompleteAt: string | null;
  endedAt: string;
  outcome: AttemptOutcome;
  smtpCode: number | null;
  enhancedCode: string | null;
  answer: string | null;
}

/** What `GET /v1/deliveries/:id` answers. */
export interface DeliveryDetail extends Delivery {
  history: DeliveryAttempt[];
  links: FileLink[];
}

/** A link to a file that was too large to attach. Its address is only in the mail. */
export interface FileLink {
  linkId: string;
  fileName: string;
  createdAt: string;
  expiresAt: string;
  revokedAt: string | null;
  downloads: number;
  lastDownloadAt: string | null;
}

export const DELIVERY_MOVES = ['retry', 'cancel', 'mark-delivered'] as const;
/** What an operator can do to a delivery. `retry` sends one again that failed, is unknown or was cancelled. */
export type DeliveryMove = (typeof DELIVERY_MOVES)[number];

/** An address that gets no mails: of one schedule, or at all where `list` is null. */
export interface Suppression {
  suppressionId: string;
  address: string;
  list: string | null;
  reason: 'unsubscribed' | 'operator';
  note: string;
  createdAt: string;
  createdBy: string;
}
