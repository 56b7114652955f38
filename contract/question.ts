import * as z from 'zod/mini';

import { BUCKETS, COMPARISONS, DIMENSION_NAMES, MARK_NAMES, MEASURE_NAMES } from './names';

/** Rows an answer holds unless the question sets its own limit. */
export const DEFAULT_LIMIT = 10_000;
/** The most rows an answer as JSON or as a frame may hold; files have no limit. */
export const MAX_LIMIT = 100_000;
export const MAX_WINDOW_DAYS = 1_100;
/** Ten thousand numbers, each in two writings. */
export const MAX_FILTER_VALUES = 20_000;

const dimensionName = z.enum(DIMENSION_NAMES);

/** `null` among the values stands for attempts where the dimension is unknown. */
export const filterSchema = z.strictObject({
  dimension: dimensionName,
  operator: z._default(z.enum(['in', 'not_in', 'starts_with']), 'in'),
  values: z.array(z.nullable(z.string().check(z.maxLength(200)))).check(z.minLength(1), z.maxLength(MAX_FILTER_VALUES)),
});
export type Filter = z.infer<typeof filterSchema>;

const instant = z.string().check(
  z.refine((text) => /(Z|[+-]\d\d:?\d\d)$/.test(text) && !Number.isNaN(Date.parse(text)), {
    error: 'must be an ISO 8601 time with an offset or Z, such as 2026-11-01T00:00:00Z',
  })
);

/** The half-open span `[from, to)` of call starts a question covers. */
export const windowSchema = z.strictObject({ from: instant, to: instant });
export type Window = z.infer<typeof windowSchema>;

export const orderSchema = z.strictObject({
  /** Name of a column of the answer. */
  by: z.string(),
  direction: z._default(z.enum(['asc', 'desc']), 'desc'),
});

export const questionSchema = z.strictObject({
  measures: z.array(z.enum(MEASURE_NAMES)).check(z.minLength(1)),
  dimensions: z._default(z.array(dimensionName).check(z.maxLength(8)), []),
  /** Width of `time`, when it is among the dimensions. */
  bucket: z.optional(z.enum(BUCKETS)),
  /** All must hold. */
  filters: z._default(z.array(filterSchema).check(z.maxLength(50)), []),
  window: windowSchema,
  /** IANA zone of buckets, of calendar spans and of every printed time. */
  zone: z._default(z.string(), 'UTC'),
  /**
   * Currencies to show money in, converted by the rate of the call's day in the question's zone. Empty: each amount in its own currency,
   * where a group mixing several has none. With more than one, money columns carry the code: `profit_usd`.
   */
  currencies: z._default(
    z.array(z.string().check(z.regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as USD'))).check(z.maxLength(4)),
    []
  ),
  /** Further levels to answer beside the finest one: each a subset of `dimensions`. The totals are always there. */
  subtotals: z._default(z.array(z.array(dimensionName)).check(z.maxLength(16)), []),
  /**
   * Sets each measure beside its value in an earlier window: further columns end in `__previous`, `__difference` and
   * `__change` (difference / previous, a fraction). Groups of either window are rows.
   */
  compare: z.optional(z.enum(COMPARISONS)),
  /** Whether buckets of the window without attempts are rows too, for every group there is. */
  empty_buckets: z._default(z.boolean(), false),
  /** The tests that mark rows. */
  marks: z._default(z.array(z.enum(MARK_NAMES)).check(z.maxLength(MARK_NAMES.length)), []),
  order: z._default(z.array(orderSchema).check(z.maxLength(8)), []),
  limit: z._default(z.int().check(z.minimum(1), z.maximum(MAX_LIMIT)), DEFAULT_LIMIT),
});
/** A question with every default filled in. */
export type Question = z.infer<typeof questionSchema>;
/** A question as a caller writes it. */
export type QuestionInput = z.input<typeof questionSchema>;
