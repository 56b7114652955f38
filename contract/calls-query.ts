import * as z from 'zod/mini';

import { callsQuestionSchema, numberFiguresSchema } from './calls';

/**
 * Calls, and the figures of numbers, as the query editor stores them. The window is Grafana's time range; a panel shows the
 * newest calls and has no further pages.
 */
export const callsQuerySchema = z.object({
  kind: z.literal('calls'),
  ...z.omit(callsQuestionSchema, { window: true, after: true }).shape,
});
export type CallsQuery = z.infer<typeof callsQuerySchema>;
export type CallsQueryInput = z.input<typeof callsQuerySchema>;

export const numbersQuerySchema = z.object({
  kind: z.literal('numbers'),
  ...z.omit(numberFiguresSchema, { window: true }).shape,
});
export type NumbersQuery = z.infer<typeof numbersQuerySchema>;
export type NumbersQueryInput = z.input<typeof numbersQuerySchema>;
