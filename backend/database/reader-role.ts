import { Pool } from 'pg';

import { LOCKS } from './locks';
import { inTransaction, Queryable } from './pool';

/** The role every question is asked as. It can read what reports are made of, and nothing else. */
export const READER_ROLE = 'trunkline_reader';

/**
 * What the reader may read: a table, or some columns of one. A table that is not here can't be asked of, whatever a question
 * says: neither the settings of a source nor mails, passwords, tokens or the audit.
 */
const READABLE = [
  ...['attempts', 'names', 'destinations', 'exchange_rates', 'reference_versions'],
  ...['us_codes', 'us_latas', 'ddis', 'ddi_providers', 'rematch'],
  ...['tiers', 'stale_buckets', 'tier_buckets', 'dirty_marks', 'kept_attempts'],
  'runs (run_id, org_id, schedule_id, state, finished_at, message)',
  'schedules (schedule_id, org_id, name, state)',
  'mails (mail_id, purpose)',
  'deliveries (run_id, mail_id, state, finished_at, answer)',
];
/** Every column but those that say how a switch is reached. */
const UNREADABLE_OF_SOURCES = ['settings', 'watermark'];

/** Whether questions are asked as the reader; else why not, and what to do about it. */
export type ReaderState = { inForce: true } | { inForce: false; reason: string };

const states = new WeakMap<Pool, ReaderState>();

/** As `prepareReader` left it. */
export function readerState(pool: Pool): ReaderState {
  return states.get(pool) ?? { inForce: false, reason: 'It was not prepared.' };
}

/** The statement that makes the rest of a transaction the reader's; nothing where there is no reader. */
export function asReader(pool: Pool): string {
  return readerState(pool).inForce ? `set local role ${READER_ROLE};` : '';
}

/** Lets the reader read a table, where there is a reader. */
export async function letReaderRead(db: Queryable, table: string): Promise<void> {
  await db.query(
    `do $$ begin
       if exists (select from pg_roles where rolname = '${READER_ROLE}') then
         grant select on ${table} to ${READER_ROLE};
       end if;
     end $$`
  );
}

/** A role belongs to all databases of a server, and another one may be making it at the same moment. */
const MAKE_ROLE = `do $$ begin
  if not exists (select from pg_roles where rolname = '${READER_ROLE}') then
    create role ${READER_ROLE} nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$`;

const JOIN_ROLE = `do $$ begin
  if not pg_has_role(current_user, '${READER_ROLE}', 'member') then
    execute format('grant ${READER_ROLE} to %I', current_user);
  end if;
end $$`;

const grantOf = (readable: string) => {
  const [table, columns = ''] = readable.split(/ (?=\()/);
  return `grant select ${columns} on ${table} to ${READER_ROLE}`;
};

/**
 * Makes the reader and grants it what it may read. Not every database lets its owner make roles: without the reader,
 * questions are still asked in transactions that can only read, and the state says what is missing.
 */
export async function prepareReader(pool: Pool): Promise<ReaderState> {
  const state = await tryToPrepare(pool);
  states.set(pool, state);
  return state;
}

async function tryToPrepare(pool: Pool): Promise<ReaderState> {
  try {
    await inTransaction(
      pool,
      async (client) => {
        await client.query(MAKE_ROLE);
        await client.query(JOIN_ROLE);
        const { rows } = await client.query<{ columns: string }>(
          `select string_agg(quote_ident(attname), ', ') as columns from pg_attribute
         where attrelid = 'sources'::regclass and attnum > 0 and not attisdropped and attname <> all($1)`,
          [UNREADABLE_OF_SOURCES]
        );
        const tiers = await client.query<{ name: string }>(
          'select name from tiers where to_regclass(name) is not null'
        );
        const readable = [...READABLE, `sources (${rows[0].columns})`, ...tiers.rows.map(({ name }) => name)];
        await client.query(readable.map(grantOf).join('; '));
        await client.query(`set local role ${READER_ROLE}; select from attempts limit 0`);
      },
      LOCKS.prepareReader
    );
    return { inForce: true };
  } catch (error) {
    return {
      inForce: false,
      reason:
        `The database did not let the service make or use the role ${READER_ROLE} (${(error as Error).message}). A ` +
        `superuser can: create role ${READER_ROLE} nologin; grant ${READER_ROLE} to the user of DATABASE_URL; then start ` +
        'the service again.',
    };
  }
}
