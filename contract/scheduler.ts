import * as z from 'zod/mini';

/** A process of the service. Times are ISO instants. */
export interface Replica {
  name: string;
  startedAt: string;
  tickedAt: string;
  /** It ticked within the last moments. One that is not alive ended without a word. */
  isAlive: boolean;
  /** The version of the time zone rules it reckons with. */
  zoneRules: string;
  /** Its clock less that of the database, which decides. */
  clockSkewMs: number;
  /** What it has under way. */
  runs: number;
  mails: number;
}

/** How long files of runs are kept, and how many there are. The oldest go first. */
export interface KeptFiles {
  days: number;
  /** All files together are kept below that. */
  mostBytes: number;
  count: number;
  bytes: number;
}

/** How planning, making and sending go. */
export interface SchedulerStatus {
  /** When any replica last looked for what is due; null before the first time. */
  tickedAt: string | null;
  tickedAgoS: number | null;
  /** Schedules that are due and not planned yet, and by how much the oldest is. */
  overdue: number;
  overdueByS: number;
  /** Runs that may begin, and for how long the oldest has waited. */
  runsWaiting: number;
  runsWaitingS: number;
  mailsWaiting: number;
  /** The last leap of the database's clock: one tick planned nothing. */
  leap: { at: string; by: string } | null;
  /** Nothing is planned, made or sent until somebody says what is to happen. */
  held: { since: string; because: string } | null;
  replicas: Replica[];
}

/** What `GET /v1/scheduler` answers. */
export interface SchedulerAnswer extends SchedulerStatus {
  files: KeptFiles;
}

/** `send`: what is due is made and sent, though it may have been before. `leave`: it is recorded as skipped. */
export const RELEASES = ['send', 'leave'] as const;

/** What `POST /v1/scheduler/release` takes. */
export const releaseSchema = z.strictObject({ due: z.enum(RELEASES) });
export type ReleaseInput = z.infer<typeof releaseSchema>;
