import * as z from 'zod/mini';

import { addressSchema } from './address';
import { MOST_RECIPIENTS } from './delivery';
import { REPORT_NAMES } from './names';
import { oneLine } from './one-line';
import { RunSummary } from './run';
import { scheduleRuleSchema } from './schedule-rule';
import { TIME_FORMS } from './time-form';

/** `all`: each missed window, oldest first. `latest`: the newest only. `merge`: one file over all of them. `skip`: none. */
export const CATCH_UP_POLICIES = ['all', 'latest', 'merge', 'skip'] as const;
export type CatchUpPolicy = (typeof CATCH_UP_POLICIES)[number];

export const catchUpSchema = z.strictObject({
  policy: z._default(z.enum(CATCH_UP_POLICIES), 'all'),
  /** At most so many windows are caught up with; what is older is recorded as skipped. Unset: by the period's length. */
  atMost: z.optional(z.int().check(z.minimum(1), z.maximum(1_000))),
});
export type CatchUp = z.infer<typeof catchUpSchema>;

export const FILE_FORMATS = ['csv', 'xlsx'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export const recipientsSchema = z.strictObject({
  /** Ids of contacts; a run goes to the addresses they have then. */
  contacts: z._default(z.array(z.string().check(z.regex(/^[0-9]{1,18}$/, 'must be the number of a contact'))), []),
  addresses: z._default(z.array(addressSchema).check(z.maxLength(MOST_RECIPIENTS)), []),
  bcc: z._default(z.array(addressSchema).check(z.maxLength(MOST_RECIPIENTS)), []),
});
export type Recipients = z.infer<typeof recipientsSchema>;

/** The list of single calls, whose question is one about calls. */
export const CALL_LIST = 'call-list';

/** The figures of each of some numbers, whose question is one about them. */
export const NUMBER_FIGURES = 'number-figures';

/** What a schedule can report: each report of the catalogue, lists of calls, and figures of numbers. */
export const SCHEDULED_REPORTS = [...REPORT_NAMES, CALL_LIST, NUMBER_FIGURES] as const;
export type ScheduledReport = (typeof SCHEDULED_REPORTS)[number];

/** What a run makes and whom it goes to: all of a schedule but when. */
export const jobSchema = z.strictObject({
  report: z.enum(SCHEDULED_REPORTS),
  /** What to change of the report's question. Its window and zone are the run's. */
  question: z._default(z.record(z.string(), z.unknown()), {}),
  /** Instead of the two: a saved report, as it is at the time of the run. */
  savedReportId: z._default(
    z.nullable(z.string().check(z.regex(/^[0-9]{1,18}$/, 'must be the number of a saved report'))),
    null
  ),
  /** Files to make. None: the figures are in the mail only. */
  formats: z._default(z.array(z.enum(FILE_FORMATS)), ['csv']),
  /** Whether a mail shows its first rows as a table. */
  tableInMail: z._default(z.boolean(), true),
  gzip: z._default(z.boolean(), false),
  /** Cells a spreadsheet would run as formulas are made harmless. */
  spreadsheetSafe: z._default(z.boolean(), false),
  /** How files and mails write times; null: as each of them does by itself. */
  times: z._default(z.nullable(z.enum(TIME_FORMS)), null),
  recipients: z._default(recipientsSchema, { contacts: [], addresses: [], bcc: [] }),
  /** Null: the built-in template. */
  templateId: z._default(
    z.nullable(z.string().check(z.regex(/^[0-9]{1,18}$/, 'must be the number of a template'))),
    null
  ),
  /** In Liquid; null: the template's. */
  subject: z._default(z.nullable(z.string().check(z.minLength(1), z.maxLength(1_000))), null),
  /** Nothing is made or sent of a window without rows. */
  onlyWithRows: z._default(z.boolean(), false),
  /** So many hours a run waits for answered calls without a charge. After them it goes, marked preliminary. */
  waitForRatingHours: z._default(z.int().check(z.minimum(0), z.maximum(336)), 0),
  /** What happens to a mail whose server's answer was lost. */
  onDoubt: z._default(z.enum(['park', 'retry']), 'park'),
});
export type Job = z.infer<typeof jobSchema>;

/** A schedule as an operator writes it. */
export const scheduleSchema = z.strictObject({
  name: oneLine(200),
  /** IANA zone of slots, windows, cells, file names and mails alike. */
  zone: z.string(),
  rule: scheduleRuleSchema,
  catchUp: z._default(catchUpSchema, { policy: 'all' }),
  job: jobSchema,
  /** Where the one notice goes when something can't be made or delivered; null: shown on the page only. */
  ownerAddress: z._default(z.nullable(addressSchema), null),
});
export type ScheduleInput = z.input<typeof scheduleSchema>;
export type ScheduleSettings = z.infer<typeof scheduleSchema>;

/** A change names the version it was made from, and is refused when somebody was faster. */
export const scheduleChangeSchema = z.extend(scheduleSchema, { version: z.int() });

/** One slot, as previews and lists show it. Instants are ISO, with the offset of the schedule's zone. */
export interface SlotPreview {
  periodKey: string;
  /** When it is run. */
  slot: string;
  from: string;
  to: string;
  /** The clock changes within the window or before the run. */
  clockChanges: boolean;
}

export type ScheduleState = 'active' | 'paused';

/** One of those `GET /v1/schedules` lists. */
export interface Schedule extends ScheduleSettings {
  scheduleId: string;
  version: number;
  state: ScheduleState;
  owner: string;
  createdAt: string;
  updatedAt: string;
  /** Null where it can't be reckoned: `problem` says why. */
  next: SlotPreview | null;
  problem: string | null;
  /** Its last run that was not a test, whatever became of it. */
  lastRun: RunSummary | null;
  /** So many of its windows failed one after the other, up to now. */
  failedInARow: number;
}

/** What `PUT /v1/schedules/:id/next-run` takes: a moment within an earlier window to begin with again, or a later one to go on from. */
export const nextRunSchema = z.strictObject({ version: z.int(), windowOf: z.string() });

/** What `POST /v1/schedules/preview` takes: a rule that need not be saved yet. */
export const schedulePreviewSchema = z.strictObject({ zone: z.string(), rule: scheduleRuleSchema });
