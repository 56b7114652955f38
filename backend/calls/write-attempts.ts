import { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { Readable } from 'stream';
import { pipeline } from 'stream/promises';

import { encodeCopyLine } from '../database/copy-text';
import { EnrichedAttempt } from './attempt';
import { ATTEMPT_COLUMNS } from './attempt-columns';
import { beginChanges, clearChanged, markChangedHours } from './changed-attempts';
import { rememberNames } from './known-names';
import { LOOKED_UP_COLUMNS } from './looked-up-columns';
import { Source } from './source';

export interface WrittenAttempts {
  loaded: number;
  unchanged: number;
  replaced: number;
}

const STORED_COLUMNS = [
  ...ATTEMPT_COLUMNS.map((column) => column.name),
  'cli_digits',
  'destination_digits',
  'destination_matched',
  ...LOOKED_UP_COLUMNS,
] as const satisfies ReadonlyArray<keyof EnrichedAttempt>;

const columnList = (alias: string, columns: readonly string[]) => columns.map((name) => `${alias}.${name}`).join(', ');

const MATCHED_COLUMNS = ['destination_prefix', 'destination_name'];
const NOT_COMPARED: readonly string[] = ['attempt_id', ...MATCHED_COLUMNS, ...LOOKED_UP_COLUMNS];
const COMPARED_COLUMNS = STORED_COLUMNS.filter((name) => !NOT_COMPARED.includes(name));

/** What our own tables say is no change of the attempt: looking up again sees to that. */
const IS_CHANGED = `(
  (${columnList('stored', COMPARED_COLUMNS)}) is distinct from (${columnList('incoming', COMPARED_COLUMNS)})
  or not incoming.destination_matched
    and (${columnList('stored', MATCHED_COLUMNS)}) is distinct from (${columnList('incoming', MATCHED_COLUMNS)})
)`;

const COPY_PIECE_ROWS = 250;

/**
 * Stores attempts within the client's transaction, the later of two with one id last. Their months must exist. Writers of
 * the same attempts wait for each other at the keys, which all take in one order.
 */
export async function writeAttempts(
  client: PoolClient,
  source: Source,
  attempts: readonly EnrichedAttempt[]
): Promise<WrittenAttempts> {
  const written = { loaded: 0, unchanged: 0, replaced: 0 };
  const stored: EnrichedAttempt[] = [];
  await beginChanges(client);
  await client.query('create temp table if not exists incoming_attempts (like attempts) on commit delete rows');
  for (const [number, round] of roundsOfUniqueIds(attempts).entries()) {
    if (number > 0) {
      await client.query('truncate incoming_attempts, changed_attempts');
    }
    const { changed, ...counts } = await writeRound(client, source, round);
    written.loaded += counts.loaded;
    written.unchanged += counts.unchanged;
    written.replaced += counts.replaced;
    stored.push(...changed);
  }
  await rememberNames(client, source.sourceId, stored);
  return written;
}

/** Repeated ids go to later rounds, in their order: each is then compared with the one before it. */
function roundsOfUniqueIds(attempts: readonly EnrichedAttempt[]): EnrichedAttempt[][] {
  const rounds: EnrichedAttempt[][] = [];
  const timesSeen = new Map<string, number>();
  for (const attempt of attempts) {
    const round = timesSeen.get(attempt.attempt_id) ?? 0;
    timesSeen.set(attempt.attempt_id, round + 1);
    (rounds[round] ??= []).push(attempt);
  }
  return rounds;
}

async function writeRound(
  client: PoolClient,
  source: Source,
  attempts: readonly EnrichedAttempt[]
): Promise<WrittenAttempts & { changed: readonly EnrichedAttempt[] }> {
  await copyIncoming(client, source, attempts);
  const loaded = await takeKeys(client, source);
  const replaced = loaded < attempts.length ? await findReplaced(client, source) : 0;
  if (replaced > 0) {
    await clearChanged(client);
  }
  const all = loaded + replaced === attempts.length;
  await client.query(
    `insert into attempts (source_id, ${STORED_COLUMNS.join(', ')})
     select source_id, ${STORED_COLUMNS.join(', ')} from incoming_attempts
     ${all ? '' : 'where attempt_id in (select attempt_id from changed_attempts)'}`
  );
  await markChangedHours(client);
  const changed = all ? attempts : await changedOf(client, attempts);
  return { loaded, replaced, unchanged: attempts.length - loaded - replaced, changed };
}

async function copyIncoming(client: PoolClient, source: Source, attempts: readonly EnrichedAttempt[]): Promise<void> {
  await pipeline(
    Readable.from(copyPieces(source, attempts)),
    client.query(copyFrom(`copy incoming_attempts (source_id, ${STORED_COLUMNS.join(', ')}) from stdin`))
  );
}

function* copyPieces(source: Source, attempts: readonly EnrichedAttempt[]): Generator<string> {
  for (let at = 0; at < attempts.length; at += COPY_PIECE_ROWS) {
    yield attempts
      .slice(at, at + COPY_PIECE_ROWS)
      .map((attempt) => encodeCopyLine([source.sourceId, ...STORED_COLUMNS.map((name) => attempt[name])]))
      .join('');
  }
}

/**
 * Adds the keys that are new and locks those that are not: the update that does not happen is what locks them. A key of
 * an attempt that is no longer kept is as good as none.
 */
async function takeKeys(client: PoolClient, source: Source): Promise<number> {
  const { rowCount } = await client.query(
    `with added as (
       insert into attempt_keys (source_id, attempt_id, started_at)
       select $1, attempt_id, started_at from incoming_attempts order by attempt_id
       on conflict (source_id, attempt_id) do update set started_at = excluded.started_at
         where attempt_keys.started_at < (select kept_from from kept_attempts)
       returning attempt_id, started_at
     )
     insert into changed_attempts (source_id, attempt_id, new_started_at)
     select $1, attempt_id, started_at from added`,
    [source.sourceId]
  );
  return rowCount ?? 0;
}

async function findReplaced(client: PoolClient, source: Source): Promise<number> {
  const { rowCount } = await client.query(
    `insert into changed_attempts (source_id, attempt_id, old_started_at, new_started_at)
     select $1, incoming.attempt_id, stored.started_at, incoming.started_at
     from incoming_attempts incoming
     join attempt_keys using (source_id, attempt_id)
     join attempts stored on stored.source_id = $1 and stored.attempt_id = incoming.attempt_id
       and stored.started_at = attempt_keys.started_at
     where attempt_keys.source_id = $1 and ${IS_CHANGED}`,
    [source.sourceId]
  );
  return rowCount ?? 0;
}

async function changedOf(client: PoolClient, attempts: readonly EnrichedAttempt[]): Promise<EnrichedAttempt[]> {
  const { rows } = await client.query<{ attempt_id: string }>('select attempt_id from changed_attempts');
  const ids = new Set(rows.map((row) => row.attempt_id));
  return attempts.filter((attempt) => ids.has(attempt.attempt_id));
}
