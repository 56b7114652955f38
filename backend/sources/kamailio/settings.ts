import * as z from 'zod/mini';

import { Problem } from '../../../contract/problem';
import { assertIanaZone } from '../zone';

const tableName = z
  .string()
  .check(z.regex(/^[a-z_][a-z0-9_]*(\.[a-z_][a-z0-9_]*)?$/i, 'must be a table name such as acc or kamailio.acc'));

/** What can be set for a Kamailio source, in `sources.settings`. */
export const kamailioSettingsSchema = z.strictObject({
  /** Where the switch's accounting is: `postgres://…`, or `env:NAME` for the environment variable that holds it. */
  database: z
    .string()
    .check(z.regex(/^(postgres(ql)?:\/\/|env:[A-Z_][A-Z0-9_]*$)/, 'must be postgres://… or env:NAME')),
  /** IANA zone of the switch's clock: the column `time` has no offset. */
  zone: z._default(z.string(), 'UTC'),
  acc_table: z._default(tableName, 'acc'),
  /** `null` where the switch keeps no missed calls: then a fail-over is seen as its last attempt only. */
  missed_calls_table: z._default(z.nullable(tableName), 'missed_calls'),
  /** Which column of the tables holds a canonical column, where it is not one of the defaults. */
  columns: z._default(z.record(z.string(), z.string()), {}),
  /** Set when the switch's acc module has `detect_direction` on: then its rows don't say who hung up. */
  detect_direction: z._default(z.boolean(), false),
  /** New rows read from each table at a time. */
  batch_rows: z._default(z.int().check(z.minimum(1), z.maximum(10_000)), 1000),
  statement_timeout_s: z._default(z.number().check(z.minimum(1), z.maximum(300)), 10),
  /** An id that was skipped is looked for at least this long, and as long as a transaction of then is running. */
  late_rows_s: z._default(z.number().check(z.minimum(0), z.maximum(86_400)), 600),
  /** How the switch writes numbers; read where attempts are stored. */
  numbers: z.optional(z.record(z.string(), z.unknown())),
});
export type KamailioSettings = z.infer<typeof kamailioSettingsSchema>;

/** Throws a Problem that names the setting. */
export function readKamailioSettings(settings: unknown): KamailioSettings {
  const parsed = kamailioSettingsSchema.safeParse(settings);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue.path.join('.');
    throw new Problem(`The settings of this Kamailio source are not right: ${field || 'settings'} ${issue.message}.`, {
      field,
    });
  }
  assertIanaZone(parsed.data.zone);
  return parsed.data;
}

/** The address of the switch's database. Throws a Problem when the environment does not hold it. */
export function switchDatabaseUrl(settings: KamailioSettings): string {
  if (!settings.database.startsWith('env:')) {
    return settings.database;
  }
  const name = settings.database.slice('env:'.length);
  const url = process.env[name];
  if (!url) {
    throw new Problem(`The environment variable ${name}, which should hold the switch's database, is not set.`);
  }
  return url;
}
