import { Pool } from 'pg';

import { Problem } from '../../contract/problem';
import { createPool } from './pool';
import { READER_ROLE } from './reader-role';

const logins = new WeakMap<Pool, Pool>();

/** The connections questions are asked over: those of the reader's own login where it has one, else the service's. */
export const questionsPool = (pool: Pool): Pool => logins.get(pool) ?? pool;

/** Whether questions have connections of their own, from which nothing leads back to the service's rights. */
export const hasReaderLogin = (pool: Pool): boolean => logins.has(pool);

/**
 * Lets questions be asked over connections of a user who is the reader and nobody else. Throws a Problem for one that can't
 * read what reports are made of, and for one that could read more.
 */
export async function openReaderLogin(pool: Pool, url: string, { max }: { max: number }): Promise<void> {
  const login = createPool(url, { max, application_name: 'trunkline questions' });
  try {
    await assertIsReader(pool, login);
  } catch (error) {
    await login.end();
    throw error instanceof Problem ? error : wrong(`can't be used: ${(error as Error).message}`);
  }
  logins.set(pool, login);
}

/** Ends the connections of questions, where they have their own. */
export async function endReaderLogin(pool: Pool): Promise<void> {
  await logins.get(pool)?.end();
  logins.delete(pool);
}

const wrong = (what: string) =>
  new Problem(
    `The user of DATABASE_READER_URL ${what}. A superuser makes one: create role trunkline_questions login password '…' ` +
      `in role ${READER_ROLE}; leave it out to ask questions over the connections of DATABASE_URL.`
  );

/** A table of each database has a number of its own, by which two of them are told apart. */
const WHICH_DATABASE = `select concat_ws(' ', d.oid, d.datname, 'attempts'::regclass::oid) as oid
  from pg_database d where d.datname = current_database()`;

async function assertIsReader(pool: Pool, login: Pool): Promise<void> {
  const [own, other] = await Promise.all([pool, login].map((one) => one.query<{ oid: string }>(WHICH_DATABASE)));
  if (own.rows[0].oid !== other.rows[0].oid) {
    throw wrong('is of another database than that of DATABASE_URL');
  }
  const { rows } = await login.query<{ is_reader: boolean; reads_more: boolean }>(
    `select pg_has_role(current_user, $1, 'usage') as is_reader,
       (select rolsuper or rolcreaterole from pg_roles where rolname = current_user)
       or has_table_privilege(current_user, 'access_tokens', 'select, insert, update, delete')
       or has_table_privilege(current_user, 'attempts', 'insert, update, delete, truncate') as reads_more`,
    [READER_ROLE]
  );
  const [{ is_reader: isReader, reads_more: readsMore }] = rows;
  if (!isReader) {
    throw wrong(`is no member of the role ${READER_ROLE}`);
  }
  if (readsMore) {
    throw wrong('may do more than read what reports are made of');
  }
}
