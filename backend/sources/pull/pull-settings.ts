import * as z from 'zod/mini';

import { Problem } from '../../../contract/problem';
import { outcomeProfileSchema } from '../../calls/outcome-profile';
import { idPrefixSchema } from '../../calls/own-ids';
import { assertIanaZone } from '../zone';

export const tableName = z
  .string()
  .check(
    z.regex(/^[a-z_][a-z0-9_$]*(\.[a-z_][a-z0-9_$]*)?$/i, 'must be the name of a table, a schema may stand before it')
  );

/** What can be set for every switch whose tables are read, in `sources.settings`. */
export const PULL_SETTINGS = {
  /** Where the tables are, or `env:NAME` for the environment variable that holds it. */
  database: z
    .string()
    .check(
      z.regex(
        /^((postgres(ql)?|mysql|mariadb):\/\/|env:[A-Z_][A-Z0-9_]*$)/,
        'must be postgres://…, mysql://… or env:NAME'
      )
    ),
  /** IANA zone of the switch's clock, for columns without an offset. */
  zone: z._default(z.string(), 'UTC'),
  /** Which column of the switch holds a canonical column. */
  columns: z._default(z.record(z.string(), z.string()), {}),
  /** Rows read at a time. */
  batch_rows: z._default(z.int().check(z.minimum(1), z.maximum(10_000)), 1000),
  statement_timeout_s: z._default(z.number().check(z.minimum(1), z.maximum(300)), 10),
  /** An id that was skipped is looked for at least this long, and as long as a transaction of then is running. */
  late_rows_s: z._default(z.number().check(z.minimum(0), z.maximum(86_400)), 600),
  /** What is set before the ids of customers, providers and the like, where another switch has the same ones. */
  id_prefix: z.optional(idPrefixSchema),
  /** How the switch writes numbers; read where attempts are stored. */
  numbers: z.optional(z.record(z.string(), z.unknown())),
  /** What codes mean at this switch, where that is not what they usually mean. */
  outcomes: z.optional(outcomeProfileSchema),
};

const pullSettings = z.object(PULL_SETTINGS);
export type PullSettings = z.infer<typeof pullSettings>;
/** What of them every switch with a database has. */
export type ConnectionSettings = Omit<PullSettings, 'columns'>;

/** Throws a Problem that names the setting. */
export function readPullSettings<T extends ConnectionSettings>(
  schema: z.ZodMiniType<T>,
  switchName: string,
  settings: unknown
): T {
  const parsed = schema.safeParse(settings);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const field = issue.path.join('.');
    throw new Problem(
      `The settings of this ${switchName} source are not right: ${field || 'settings'} ${issue.message}.`,
      { field }
    );
  }
  assertIanaZone(parsed.data.zone);
  return parsed.data;
}

/** The address of the switch's database. Throws a Problem when the environment does not hold it. */
export function databaseAddress({ database }: ConnectionSettings): string {
  if (!database.startsWith('env:')) {
    return database;
  }
  const name = database.slice('env:'.length);
  const address = process.env[name];
  if (!address) {
    throw new Problem(`The environment variable ${name}, which should hold the switch's database, is not set.`);
  }
  if (!/^(postgres(ql)?|mysql|mariadb):\/\//.test(address)) {
    throw new Problem(`The environment variable ${name} must hold an address such as postgres://… or mysql://….`);
  }
  return address;
}
