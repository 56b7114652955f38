import * as z from 'zod/mini';

import { jobSchema } from './schedule';
import { DeliveryState } from './delivery';
import { windowSchema } from './question';

export const RUN_STATES = [
  'planned',
  'generating',
  'stored',
  'delivering',
  'done',
  'failed',
  'skipped',
  'cancelled',
] as const;
export type RunState = (typeof RUN_STATES)[number];

/** Why a run was asked for: by its slot, for a window again, now, as a test to whoever asked, or from a report on screen. */
export const RUN_TRIGGERS = ['scheduled', 'again', 'manual', 'test', 'adhoc'] as const;
export type RunTrigger = (typeof RUN_TRIGGERS)[number];

/**
 * Why a slot was not run. `merged`: its window is part of a later run's. `left_out`: somebody set the next run forward.
 * `restored`: the database is older than what was sent, and somebody chose to send nothing of that time again.
 */
export const SKIP_REASONS = [
  'paused',
  'over_cap',
  'superseded',
  'merged',
  'too_late',
  'no_rows',
  'left_out',
  'restored',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** A stored file of a run. */
export interface RunFile {
  fileId: string;
  name: string;
  format: string;
  bytes: number;
  rows: number;
  sha256: string;
  createdAt: string;
  /** Null while it is kept. */
  removedAt: string | null;
  removedReason: string | null;
}

/** One of those `GET /v1/runs` lists. Times are ISO instants. */
export interface RunSummary {
  runId: string;
  scheduleId: string | null;
  scheduleName: string | null;
  report: string;
  trigger: RunTrigger;
  /** Counts the runs of one window asked for in the same way. */
  attempt: number;
  requestedBy: string | null;
  periodKey: string;
  slot: string;
  window: { from: string; to: string };
  zone: string;
  state: RunState;
  skipReason: SkipReason | null;
  /** What went wrong, or is waited for, in words. */
  message: string | null;
  /** It was planned late: the service was down at its slot. */
  late: boolean;
  /** Some answered calls had no charge yet. */
  preliminary: boolean;
  tries: number;
  /** Rows written up to now. */
  progressRows: number;
  rows: number | null;
  bytes: number | null;
  createdAt: string;
  startedAt: string | null;
  storedAt: string | null;
  finishedAt: string | null;
  /** When the next try is due, of one that waits for it. */
  nextTryAt: string | null;
  files: RunFile[];
  /** How many of its deliveries are in each state. */
  deliveries: Partial<Record<DeliveryState, number>>;
}

export interface RunList {
  /** How many there are, beyond those listed. */
  total: number;
  runs: RunSummary[];
}

/** Something that happened to a run; never changed. */
export interface RunEvent {
  at: string;
  event: string;
  /** In words. */
  message: string | null;
  worker: string | null;
}

/** What `GET /v1/runs/:id` answers. */
export interface RunDetail extends RunSummary {
  /** What its figures must be read with; none before they are stored. */
  notes: string[];
  history: RunEvent[];
}

const requestId = z.string().check(z.regex(/^[A-Za-z0-9_.:-]{8,64}$/, 'must be 8 to 64 letters, digits or _.:-'));

/** What `POST /v1/schedules/:id/runs` takes. The same request id again is the same run. */
export const runRequestSchema = z.strictObject({
  requestId,
  trigger: z.enum(['again', 'manual', 'test']),
  /** A moment within the window to run; absent: the last one that is over. */
  windowOf: z.optional(z.string()),
  /** For a test: where it goes. */
  address: z.optional(z.string()),
});

/** What `POST /v1/runs` takes: a report on screen, sent at once. */
export const adhocRunSchema = z.strictObject({
  requestId,
  window: windowSchema,
  zone: z.string(),
  job: jobSchema,
});

export type AdhocRunInput = z.input<typeof adhocRunSchema>;
