import { Pool, PoolClient } from 'pg';

import { whileAlone } from '../database/advisory-lock';
import { LOCKS } from '../database/locks';
import { inTransaction } from '../database/pool';
import { holdReference, ReferenceTables } from '../reference/tables-in-force';
import { EnrichedAttempt } from './attempt';
import { beginChanges, markChangedHours } from './changed-attempts';
import { rememberDestinations } from './known-names';
import { LOOK_UP_INPUTS, lookUp, LookUpInputs } from './look-up';
import { LOOKED_UP_COLUMNS } from './looked-up-columns';

const DEFAULT_BATCH_SIZE = 5_000;

export interface RematchOptions {
  batchSize?: number;
  /** Stops between two batches; the next call goes on there. */
  signal?: AbortSignal;
}

/** The place an attempt has among all, in the order of their starts. */
interface Place {
  started_at: string;
  source_id: number;
  attempt_id: string;
}

const STORED_RESULTS = ['destination_prefix', 'destination_name', ...LOOKED_UP_COLUMNS] as const;
type Result = Pick<EnrichedAttempt, (typeof STORED_RESULTS)[number]>;
type Stored = Place & LookUpInputs & Result;

const PLACE = ['started_at', 'source_id', 'attempt_id'] as const satisfies ReadonlyArray<keyof Place>;
const listed = (columns: readonly string[], of: string) => columns.map((name) => `${of}.${name}`).join(', ');

/**
 * Looks stored attempts up again in the tables in force, in small transactions, where a version came into force since, and
 * returns how many changed by it. Of several replicas one does it; one that was killed is taken over from where it was.
 * Rows whose values stay are not written.
 */
export async function rematchAttempts(pool: Pool, options: RematchOptions = {}): Promise<number> {
  return (await whileAlone(pool, LOCKS.rematchAttempts, () => rematchAll(pool, options))) ?? 0;
}

async function rematchAll(pool: Pool, { batchSize = DEFAULT_BATCH_SIZE, signal }: RematchOptions): Promise<number> {
  let changed = 0;
  for (let due = await findDue(pool); due && !signal?.aborted; due = await findDue(pool)) {
    let after: Place | undefined = { started_at: due.at, source_id: -1, attempt_id: '' };
    while (after && !signal?.aborted) {
      const step: Step = await rematchBatch(pool, due.version, after, batchSize);
      changed += step.changed;
      after = step.last;
    }
  }
  return changed;
}

interface Due {
  /** The newest version there is. */
  version: number;
  /** The start of the attempts it goes on at; from the first, where an older version was being worked off. */
  at: string;
}

async function findDue(pool: Pool): Promise<Due | undefined> {
  const { rows } = await pool.query<Due>(
    `select newest.version, case when rematch.version = newest.version then rematch.at else '-infinity' end as at
     from rematch, (select max(version) as version from reference_versions) newest
     where newest.version > rematch.done_version`
  );
  return rows.at(0);
}

interface Step {
  changed: number;
  /** Where the next step begins; none when this was the last one. */
  last?: Place;
}

function rematchBatch(pool: Pool, version: number, after: Place, batchSize: number): Promise<Step> {
  return inTransaction(pool, async (client) => {
    const tables = await holdReference(pool, client);
    if (tables.version !== version) {
      return { changed: 0 };
    }
    const { rows } = await client.query<Stored>(
      `select ${[...new Set([...PLACE, ...LOOK_UP_INPUTS, ...STORED_RESULTS])].join(', ')} from attempts
       where started_at >= $1 and (started_at, source_id, attempt_id) > ($1, $2, $3)
       order by started_at, source_id, attempt_id limit $4`,
      [after.started_at, after.source_id, after.attempt_id, batchSize]
    );
    const last = rows.length === batchSize ? rows[rows.length - 1] : undefined;
    const others = rows.flatMap((row) => changedBy(row, tables));
    const changed = others.length > 0 ? await storeResults(client, others) : 0;
    await client.query(
      `update rematch set version = $1, at = coalesce($2::timestamptz, '-infinity'),
         done_version = case when $2 is null then $1 else done_version end`,
      [version, last?.started_at ?? null]
    );
    return { changed, last };
  });
}

function changedBy(row: Stored, tables: ReferenceTables): Stored[] {
  const result = lookUp(row, tables);
  return STORED_RESULTS.every((name) => result[name] === row[name]) ? [] : [{ ...row, ...result }];
}

/** The keys are taken first and in order, as by every writer; an attempt that moved or changed meanwhile was looked up then. */
async function storeResults(client: PoolClient, found: readonly Stored[]): Promise<number> {
  await beginChanges(client);
  await client.query(
    `select from attempt_keys
     join unnest($1::int[], $2::text[]) as wanted (source_id, attempt_id) using (source_id, attempt_id)
     order by attempt_keys.source_id, attempt_keys.attempt_id for update of attempt_keys`,
    [found.map(({ source_id }) => source_id), found.map(({ attempt_id }) => attempt_id)]
  );
  const { rowCount } = await client.query(
    `with changed as (
       update attempts set ${STORED_RESULTS.map((name) => `${name} = found.${name}`).join(', ')}
       from jsonb_populate_recordset(null::attempts, $1::jsonb) found
       where attempts.source_id = found.source_id and attempts.attempt_id = found.attempt_id
         and attempts.started_at = found.started_at
         and (${listed(LOOK_UP_INPUTS, 'attempts')}) is not distinct from (${listed(LOOK_UP_INPUTS, 'found')})
       returning attempts.source_id, attempts.attempt_id, attempts.started_at
     )
     insert into changed_attempts (source_id, attempt_id, old_started_at, new_started_at)
     select source_id, attempt_id, started_at, started_at from changed`,
    [JSON.stringify(found)]
  );
  await markChangedHours(client);
  await rememberDestinations(client, found);
  return rowCount ?? 0;
}
