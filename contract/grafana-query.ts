import * as z from 'zod/mini';

import { Answer, Column, Mark } from './answer';
import { BUCKETS, COMPARISONS, DIMENSION_NAMES, MARK_NAMES, MEASURE_NAMES } from './names';
import { filterSchema, MAX_LIMIT, orderSchema, Question } from './question';

/**
 * How an answer is laid out in frames. `table`: one frame with the finest level. `series`: one frame per set of labels,
 * with a time field, gaps of counts filled with 0. `breakout`: one frame per level, the finest first, the totals last.
 */
export const FRAME_LAYOUTS = ['table', 'series', 'breakout'] as const;

/**
 * What a query is about: measures by dimensions; calls one by one; the figures of single numbers; the service itself; or
 * what an alert rule watches.
 */
export const QUERY_KINDS = ['figures', 'calls', 'numbers', 'service', 'alert'] as const;
export type QueryKind = (typeof QUERY_KINDS)[number];

/** What the query editor stores in a panel, an Explore link or an alert rule. The window is Grafana's time range. */
export const grafanaQuerySchema = z.object({
  kind: z._default(z.literal('figures'), 'figures'),
  layout: z._default(z.enum(FRAME_LAYOUTS), 'table'),
  measures: z.array(z.enum(MEASURE_NAMES)).check(z.minLength(1)),
  dimensions: z._default(z.array(z.enum(DIMENSION_NAMES)), []),
  /** `auto`: the narrowest bucket of at least the panel's interval. */
  bucket: z._default(z.enum(['auto', ...BUCKETS]), 'auto'),
  /** Of a series, ends the window with its last whole bucket: calls under way have failed or not, but not been answered. */
  whole_buckets: z._default(z.boolean(), false),
  filters: z._default(z.array(filterSchema), []),
  /** IANA zone; the data source fills in the dashboard's. */
  zone: z._default(z.string(), 'UTC'),
  currencies: z._default(z.array(z.string()), []),
  compare: z.optional(z.enum(COMPARISONS)),
  /** Not in the layout `series`, which shows every bucket anyway. */
  empty_buckets: z._default(z.boolean(), false),
  marks: z._default(z.array(z.enum(MARK_NAMES)), []),
  order: z._default(z.array(orderSchema), []),
  limit: z.optional(z.int().check(z.minimum(1), z.maximum(MAX_LIMIT))),
});
export type GrafanaQuery = z.infer<typeof grafanaQuerySchema>;
export type GrafanaQueryInput = z.input<typeof grafanaQuerySchema>;

/** What each frame of an answer carries in `meta.custom`. */
export interface FrameMeta {
  /** The dimensions this frame is grouped by; empty for the totals. */
  level: string[];
  columns: Column[];
  incompleteTotals: string[];
  truncated: boolean;
  marks: Mark[];
  comparedWith?: Answer['comparedWith'];
  notes: string[];
  question: Question;
}
