import * as z from 'zod/mini';

import { DIMENSION_NAMES, MeasureName } from './names';
import { filterSchema } from './question';

/** What an alert rule can watch; each answers one number per set of labels. */
export const ALERT_CONDITIONS = [
  'threshold',
  'drop',
  'dead_route',
  'vanished',
  'failed_deliveries',
  'stopped_source',
] as const;
export type AlertCondition = (typeof ALERT_CONDITIONS)[number];

/** Measures a rule can hold against a threshold. */
export const WATCHED_MEASURES = [
  'asr',
  'asr_calls',
  'ner',
  'acd_s',
  'pdd_avg_s',
  'short_call_share',
  'attempts',
  'answered',
  'profit_percent',
] as const satisfies readonly MeasureName[];
export type WatchedMeasure = (typeof WATCHED_MEASURES)[number];

/** Measures that can be set beside what they usually are: shares, which can be tested, and the ACD, which cannot. */
export const COMPARED_MEASURES = ['asr', 'asr_calls', 'ner', 'short_call_share', 'acd_s'] as const;
export type ComparedMeasure = (typeof COMPARED_MEASURES)[number];

/** What the sample is set beside: the quarter-hours of the clock that hold the same time of earlier weeks, or the whole hours. */
export const BASELINES = ['quarter_hours', 'hours'] as const;
export type Baseline = (typeof BASELINES)[number];

/** `ratio`: now / usual, and 1 where chance alone may have made the difference. `z`: the statistic of the test. */
export const DROP_VALUES = ['ratio', 'z'] as const;

export const MOST_SAMPLE_MINUTES = 1_440;
export const MOST_WEEKS = 8;

/** `value`: the number to watch. `facts`: the same number with what to say of it as further labels, for annotations. */
export const ALERT_SHOWS = ['value', 'facts'] as const;

const shown = {
  kind: z.literal('alert'),
  show: z._default(z.enum(ALERT_SHOWS), 'value'),
  /** IANA zone of printed times, whose clock says what the same hour of another week is. */
  zone: z._default(z.string(), 'UTC'),
};

const sampleMinutes = z.int().check(z.minimum(1), z.maximum(MOST_SAMPLE_MINUTES));

const ofCalls = {
  ...shown,
  /** Each group of these is a set of labels; none: all attempts together. */
  dimensions: z._default(z.array(z.enum(DIMENSION_NAMES)).check(z.maxLength(8)), []),
  filters: z._default(z.array(filterSchema).check(z.maxLength(50)), []),
  /** How much time before the point of evaluation is looked at. */
  sampleMinutes: z._default(sampleMinutes, 15),
  /** Groups with fewer attempts are left out. */
  leastAttempts: z._default(z.int().check(z.minimum(1)), 100),
};

const besideWeeks = {
  baseline: z._default(z.enum(BASELINES), 'quarter_hours'),
  weeks: z._default(z.int().check(z.minimum(1), z.maximum(MOST_WEEKS)), 4),
};

const conditions = {
  threshold: z.object({
    ...ofCalls,
    condition: z.literal('threshold'),
    measure: z.enum(WATCHED_MEASURES),
    /** What charges are converted to; else each group must be charged in one currency. */
    currency: z.optional(z.string().check(z.regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as USD'))),
  }),
  drop: z.object({
    ...ofCalls,
    ...besideWeeks,
    condition: z.literal('drop'),
    measure: z._default(z.enum(COMPARED_MEASURES), 'asr'),
    value: z._default(z.enum(DROP_VALUES), 'ratio'),
    /** Standard deviations from which on a difference is more than chance. */
    leastDeviations: z._default(z.number().check(z.minimum(0), z.maximum(20)), 4),
  }),
  /** Attempts of a group since its last answer, where they are as many as the least; else 0. */
  dead_route: z.object({ ...ofCalls, condition: z.literal('dead_route') }),
  /** The attempts a group usually has, where it has none now; 0 where it has some. */
  vanished: z.object({ ...ofCalls, ...besideWeeks, condition: z.literal('vanished') }),
  /** Mails and runs that failed, by schedule. */
  failed_deliveries: z.object({
    ...shown,
    condition: z.literal('failed_deliveries'),
    sampleMinutes: z._default(sampleMinutes, 60),
  }),
  /** Seconds by which a source has been silent for longer than it may be; 0 where it has not. */
  stopped_source: z.object({ ...shown, condition: z.literal('stopped_source') }),
} as const satisfies Record<AlertCondition, z.ZodMiniType>;

/** What the query editor stores in an alert rule. */
export const alertQuerySchema = z.discriminatedUnion('condition', [
  conditions.threshold,
  conditions.drop,
  conditions.dead_route,
  conditions.vanished,
  conditions.failed_deliveries,
  conditions.stopped_source,
]);
export type AlertQuery = z.infer<typeof alertQuerySchema>;
export type AlertQueryInput = z.input<typeof alertQuerySchema>;
export type AlertQueryOf<C extends AlertCondition> = Extract<AlertQuery, { condition: C }>;

/** Conditions about the attempts of groups. */
export type CallsCondition = Exclude<AlertCondition, 'failed_deliveries' | 'stopped_source'>;
export type CallsAlertQuery = Extract<AlertQuery, { condition: CallsCondition }>;
