import * as z from 'zod/mini';

import { PULL_SETTINGS } from '../pull/pull-settings';
import { READING_SETTINGS } from '../pull/table-switch';

const { columns: _columns, ...common } = PULL_SETTINGS;

/** What can be set for a source whose calls a SELECT of the operator gives, by the names of the canonical columns. */
export const sqlSettingsSchema = z.strictObject({
  ...common,
  ...READING_SETTINGS,
  query: z
    .string()
    .check(z.regex(/^\s*(select|with)\b[^;]*$/i, 'must be one SELECT, without a semicolon'), z.maxLength(20_000)),
  time_column: z._default(z.string(), 'started_at'),
  /** How that column is written: with its zone, as the clock of `zone` shows it, or in seconds since 1970. */
  time_form: z._default(z.enum(['instant', 'local', 'epoch']), 'instant'),
  /** What the SELECT can know. */
  records_unanswered: z._default(z.boolean(), true),
  has_money: z._default(z.boolean(), true),
  has_dtmf: z._default(z.boolean(), false),
  row_per: z._default(z.enum(['call', 'leg', 'attempt', 'rating_run']), 'attempt'),
});
export type SqlSettings = z.infer<typeof sqlSettingsSchema>;
