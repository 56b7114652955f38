import * as z from 'zod/mini';

import { PULL_SETTINGS, tableName } from '../pull/pull-settings';

/** What can be set for a Kamailio source, in `sources.settings`. */
export const kamailioSettingsSchema = z.strictObject({
  ...PULL_SETTINGS,
  acc_table: z._default(tableName, 'acc'),
  /** `null` where the switch keeps no missed calls: then a fail-over is seen as its last attempt only. */
  missed_calls_table: z._default(z.nullable(tableName), 'missed_calls'),
  /** Set when the switch's acc module has `detect_direction` on: then its rows don't say who hung up. */
  detect_direction: z._default(z.boolean(), false),
});
export type KamailioSettings = z.infer<typeof kamailioSettingsSchema>;
