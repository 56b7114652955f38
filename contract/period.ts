import * as z from 'zod/mini';

export const CALENDAR_UNITS = ['hour', 'day', 'week', 'month'] as const;
export type CalendarUnit = (typeof CALENDAR_UNITS)[number];

/**
 * How a period lies to the moment it is asked at. `whole`: complete units before the one that holds the moment (one
 * whole month: the previous month). `running`: the unit that holds the moment, up to it, and whole ones before
 * (one running day: today so far). `rolling`: back from the moment itself (7 rolling days: the last 168 hours or so).
 */
export const PERIOD_KINDS = ['whole', 'running', 'rolling'] as const;

/** A window that moves with the moment. Units are those of the calendar of the question's zone; weeks start on Monday. */
export const periodSchema = z.strictObject({
  count: z.int().check(z.minimum(1), z.maximum(366)),
  unit: z.enum(CALENDAR_UNITS),
  kind: z._default(z.enum(PERIOD_KINDS), 'whole'),
});
export type Period = z.infer<typeof periodSchema>;
