import * as z from 'zod/mini';

/** What a schedule's periods are made of. `cron` runs when a five-field line says, from one slot to the next. */
export const PERIOD_UNITS = ['hour', 'day', 'week', 'month', 'cron'] as const;
export type PeriodUnit = (typeof PERIOD_UNITS)[number];

/** The longest a run may wait for late calls. */
export const MAX_SETTLE_MINUTES = 14 * 24 * 60;

const localDate = z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/, 'must be a date such as 2026-03-16'));
const localTime = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 08:30'));

/**
 * Which periods follow each other, and when after its end each is run. All dates and times are those of the schedule's
 * zone. A biweekly schedule is every 2 weeks.
 */
export const scheduleRuleSchema = z.strictObject({
  unit: z.enum(PERIOD_UNITS),
  /** Every so many days, weeks or months. */
  every: z._default(z.int().check(z.minimum(1), z.maximum(366)), 1),
  /** A date a period starts on. Months count from it, so its day of 31 becomes 28 in February and 31 again in March. */
  anchor: z.optional(localDate),
  /** 1 is Monday, 7 is Sunday. */
  weekStart: z._default(z.int().check(z.minimum(1), z.maximum(7)), 1),
  /** Minute, hour, day of the month, month, day of the week. */
  cron: z.optional(z.string().check(z.maxLength(200))),
  /** The time of day to run at, for periods of whole days. Unset: as soon as the period's calls have settled. */
  at: z.optional(localTime),
  /** Runs so many days after the day the period ended. */
  daysLater: z._default(z.int().check(z.minimum(0), z.maximum(27)), 0),
  /** How long after its end a period is left for late and not yet rated calls. Unset: by the length of the period. */
  settleMinutes: z.optional(z.int().check(z.minimum(0), z.maximum(MAX_SETTLE_MINUTES))),
});
export type ScheduleRule = z.infer<typeof scheduleRuleSchema>;
export type ScheduleRuleInput = z.input<typeof scheduleRuleSchema>;
