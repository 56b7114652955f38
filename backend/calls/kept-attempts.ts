import { Queryable } from '../database/pool';
import { Attempt } from './attempt';

const MICROSECONDS = `'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`;

/** The first instant attempts are accepted for, written as those of an attempt are; undefined where all are. */
export async function readAcceptedFrom(db: Queryable): Promise<string | undefined> {
  const { rows } = await db.query<{ accepted_from: string | null }>(
    `select to_char(accepted_from at time zone 'UTC', ${MICROSECONDS}) as accepted_from from kept_attempts`
  );
  return rows[0].accepted_from ?? undefined;
}

/** Why an attempt is too old to be stored; undefined when it is not. */
export function tooOld({ started_at }: Attempt, acceptedFrom: string | undefined): string | undefined {
  return acceptedFrom !== undefined && started_at < acceptedFrom
    ? `started_at is ${started_at}, and attempts are kept from ${acceptedFrom.slice(0, 10)} (UTC) on: it is older than that`
    : undefined;
}
