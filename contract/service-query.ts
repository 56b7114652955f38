import * as z from 'zod/mini';

import { Column, Row } from './answer';

interface ServiceView {
  label: string;
  /** `table`: rows as they are now, or of the time range. `series`: lines over time. */
  layout: 'table' | 'series';
  help: string;
}

/** What the service tells of itself: how calls come in, how questions are answered, what became of runs and mails. */
export const SERVICE_VIEWS = {
  calls_state: { label: 'Calls, now', layout: 'table', help: 'The newest call, its age, and how many are stored.' },
  sources: {
    label: 'Sources, now',
    layout: 'table',
    help: 'When each last gave something, its rejects and its error.',
  },
  backlog_state: { label: 'Backlog, now', layout: 'table', help: 'What waits, and for how long.' },
  replicas: { label: 'Replicas, now', layout: 'table', help: 'The processes of the service, and what each is doing.' },
  delivery_totals: { label: 'Runs and mails, in all', layout: 'table', help: 'One row over the time range.' },
  runs: { label: 'Runs', layout: 'table', help: 'The newest runs of the time range.' },
  mails: { label: 'Mails', layout: 'table', help: 'The newest mails of the time range, those in trouble first.' },
  runs_over_time: { label: 'Runs over time', layout: 'series', help: 'By what became of them, at their slot.' },
  mails_over_time: {
    label: 'Mails over time',
    layout: 'series',
    help: 'By what became of them, when they were queued.',
  },
  files_over_time: { label: 'Files over time', layout: 'series', help: 'Files made, and their size.' },
  delivery_lag: {
    label: 'Delivery lag',
    layout: 'series',
    help: 'From the slot to the stored files and to the sent mail.',
  },
  source_silence: {
    label: 'Silence of sources',
    layout: 'series',
    help: 'Time since each source last gave something.',
  },
  received: { label: 'Received over time', layout: 'series', help: 'Attempts each source added.' },
  rejected: { label: 'Rejects over time', layout: 'series', help: 'Rows that could not be understood, by source.' },
  questions: { label: 'Questions', layout: 'series', help: 'Answered, and refused because too many waited.' },
  question_times: { label: 'Query times', layout: 'series', help: 'How long questions took, of five minutes before.' },
  queue: { label: 'Queue', layout: 'series', help: 'Questions that run and that wait, at most.' },
  backlog: { label: 'Backlog', layout: 'series', help: 'Hours to add up, runs and mails that wait, at most.' },
  memory: { label: 'Memory', layout: 'series', help: 'What each replica holds of the machine.' },
} as const satisfies Record<string, ServiceView>;
export type ServiceViewName = keyof typeof SERVICE_VIEWS;
export const SERVICE_VIEW_NAMES = Object.keys(SERVICE_VIEWS) as [ServiceViewName, ...ServiceViewName[]];

/** What the query editor stores. The window is Grafana's time range, and the bucket follows from the panel's width. */
export const serviceQuerySchema = z.object({
  kind: z.literal('service'),
  view: z.enum(SERVICE_VIEW_NAMES),
  /** IANA zone of buckets; the data source fills in the dashboard's. */
  zone: z._default(z.string(), 'UTC'),
});
export type ServiceQuery = z.infer<typeof serviceQuerySchema>;
export type ServiceQueryInput = z.input<typeof serviceQuerySchema>;

export interface ServiceTable {
  columns: Column[];
  rows: Row[];
  /** Sentences a reader must see with it. */
  notes: string[];
}

/** A line over time: a value for each bucket, null where nothing is known. */
export interface ServiceLine {
  name: string;
  /** What a legend shows. */
  label: string;
  unit: 'count' | 'seconds' | 'bytes';
  labels: Record<string, string>;
  values: Array<number | null>;
}
