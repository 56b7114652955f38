import { Pool, PoolClient } from 'pg';

import { whileAlone } from '../database/advisory-lock';
import { LOCKS } from '../database/locks';
import { inTransaction } from '../database/pool';
import { currentVersion, holdDestinations } from '../reference/destination-version';
import { DestinationTrie } from '../reference/destination-trie';
import { beginChanges, markChangedHours } from './changed-attempts';
import { rememberNames } from './known-names';

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

interface Match extends Place {
  destination_digits: string | null;
  destination_prefix: string | null;
  destination_name: string | null;
}

/**
 * Matches the attempts stored under an older prefix table again, in small transactions, and returns how many got another
 * destination. Of several replicas one does it; one that was killed is taken over from where it was. Attempts whose
 * destination the source gave are left alone.
 */
export async function rematchDestinations(pool: Pool, options: RematchOptions = {}): Promise<number> {
  return (await whileAlone(pool, LOCKS.rematchDestinations, () => rematchAll(pool, options))) ?? 0;
}

async function rematchAll(pool: Pool, { batchSize = DEFAULT_BATCH_SIZE, signal }: RematchOptions): Promise<number> {
  let changed = 0;
  for (let due = await findDue(pool); due && !signal?.aborted; due = await findDue(pool)) {
    let after: Place | undefined = { started_at: due.rematch_from, source_id: -1, attempt_id: '' };
    while (after && !signal?.aborted) {
      const step: Step = await rematchBatch(pool, due.version, after, batchSize);
      changed += step.changed;
      after = step.last;
    }
  }
  return changed;
}

async function findDue(pool: Pool): Promise<{ version: number; rematch_from: string } | undefined> {
  const { rows } = await pool.query<{ version: number; rematch_from: string; rematched_at: string | null }>(
    'select version, rematch_from, rematched_at from destination_versions order by version desc limit 1'
  );
  return rows.find((newest) => newest.rematched_at === null);
}

interface Step {
  changed: number;
  /** Where the next step begins; none when this was the last one. */
  last?: Place;
}

function rematchBatch(pool: Pool, version: number, after: Place, batchSize: number): Promise<Step> {
  return inTransaction(pool, async (client) => {
    const { trie } = await holdDestinations(pool, client);
    if ((await currentVersion(client)) !== version) {
      return { changed: 0 };
    }
    const { rows } = await client.query<Match>(
      `select started_at, source_id, attempt_id, destination_digits, destination_prefix, destination_name from attempts
       where destination_matched and started_at >= $1 and (started_at, source_id, attempt_id) > ($1, $2, $3)
       order by started_at, source_id, attempt_id limit $4`,
      [after.started_at, after.source_id, after.attempt_id, batchSize]
    );
    const last = rows.length === batchSize ? rows[rows.length - 1] : undefined;
    const others = rows.flatMap((row) => matchOtherwise(row, trie));
    const changed = others.length > 0 ? await storeMatches(client, others) : 0;
    await client.query(
      `update destination_versions set rematch_from = coalesce($2, rematch_from),
         rematched_at = case when $2::timestamptz is null then now() end
       where version = $1`,
      [version, last?.started_at ?? null]
    );
    return { changed, last };
  });
}

function matchOtherwise(row: Match, trie: DestinationTrie): Match[] {
  const found = row.destination_digits === null ? undefined : trie.match(row.destination_digits);
  const prefix = found?.prefix ?? null;
  const name = found?.name ?? null;
  const isSame = prefix === row.destination_prefix && name === row.destination_name;
  return isSame ? [] : [{ ...row, destination_prefix: prefix, destination_name: name }];
}

/** The keys are taken first and in order, as by every writer; an attempt that moved or changed meanwhile was matched then. */
async function storeMatches(client: PoolClient, matches: readonly Match[]): Promise<number> {
  const column = <K extends keyof Match>(name: K) => matches.map((row) => row[name]);
  const keys = [column('source_id'), column('attempt_id')];
  await beginChanges(client);
  await client.query(
    `select from attempt_keys
     join unnest($1::int[], $2::text[]) as wanted (source_id, attempt_id) using (source_id, attempt_id)
     order by attempt_keys.source_id, attempt_keys.attempt_id for update of attempt_keys`,
    keys
  );
  const { rowCount } = await client.query(
    `with changed as (
       update attempts set destination_prefix = found.prefix, destination_name = found.name
       from unnest($1::int[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::text[])
         as found (source_id, attempt_id, started_at, digits, prefix, name)
       where attempts.source_id = found.source_id and attempts.attempt_id = found.attempt_id
         and attempts.started_at = found.started_at and attempts.destination_matched
         and attempts.destination_digits is not distinct from found.digits
       returning attempts.source_id, attempts.attempt_id, attempts.started_at
     )
     insert into changed_attempts (source_id, attempt_id, old_started_at, new_started_at)
     select source_id, attempt_id, started_at, started_at from changed`,
    [
      ...keys,
      column('started_at'),
      column('destination_digits'),
      column('destination_prefix'),
      column('destination_name'),
    ]
  );
  await markChangedHours(client);
  await rememberNames(client, matches);
  return rowCount ?? 0;
}
