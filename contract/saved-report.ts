import * as z from 'zod/mini';

import { REPORT_NAMES, ReportName } from './names';
import { Period, periodSchema } from './period';
import { QuestionInput, Window, windowSchema } from './question';

/** The body of `POST /v1/saved-reports` and `PUT /v1/saved-reports/:id`. */
export const savedReportSchema = z.strictObject({
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
  report: z.enum(REPORT_NAMES),
  /** What is asked instead of the report's defaults, without the window. Checked as a question is. */
  question: z._default(z.record(z.string(), z.unknown()), {}),
  /** Exactly one of the two: a window that moves with the moment it is asked at, or one that stays. */
  period: z.optional(periodSchema),
  window: z.optional(windowSchema),
  /** Whether everybody may read it. */
  shared: z._default(z.boolean(), false),
  /** The query of the page's address, with what only the page knows: layout, order, columns. */
  address: z._default(z.string().check(z.maxLength(20_000)), ''),
});
export type SavedReportInput = z.input<typeof savedReportSchema>;

/** One of those `GET /v1/saved-reports` lists. Times are ISO instants. */
export interface SavedReport {
  id: string;
  name: string;
  report: ReportName;
  question: Partial<Omit<QuestionInput, 'window'>>;
  /** Null where it has a window. */
  period: Period | null;
  /** Null where it has a period. */
  window: Window | null;
  shared: boolean;
  address: string;
  owner: string;
  createdAt: string;
  changedBy: string;
  changedAt: string;
  /** Whether who asks may change and delete it. */
  mayChange: boolean;
}
