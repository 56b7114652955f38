import { PoolClient } from 'pg';

import { NamedKind } from '../../contract/sources';
import { Queryable } from '../database/pool';
import { EnrichedAttempt } from './attempt';

/** What a source calls an id of its own. */
export interface KnownName {
  kind: NamedKind;
  id: string;
  name: string;
}

type Destination = Pick<EnrichedAttempt, 'destination_prefix' | 'destination_name'>;

const NAMED = [
  ['customer', 'customer_id', 'customer_name'],
  ['provider', 'provider_id', 'provider_name'],
  ['account', 'account_id', 'account_name'],
] as const;

/** Keeps the latest name of every id the attempts of a source name. */
export async function rememberNames(
  client: PoolClient,
  sourceId: number,
  attempts: readonly EnrichedAttempt[]
): Promise<void> {
  await storeNames(client, sourceId, namesIn(attempts));
  await rememberDestinations(client, attempts);
}

/** What attempts call their customers, providers and accounts; the latest, where they differ. */
export function namesIn(attempts: readonly EnrichedAttempt[]): KnownName[] {
  return NAMED.flatMap(([kind, idColumn, nameColumn]) => {
    const latest = new Map<string, string>();
    for (const { [idColumn]: id, [nameColumn]: name } of attempts) {
      if (id && name) {
        latest.set(id, name);
      }
    }
    return [...latest].map(([id, name]): KnownName => ({ kind, id, name }));
  });
}

/** Keeps the latest name of every prefix. */
export async function rememberDestinations(client: PoolClient, attempts: readonly Destination[]): Promise<void> {
  const latest = new Map<string, string>();
  for (const { destination_prefix: prefix, destination_name: name } of attempts) {
    if (prefix && name) {
      latest.set(prefix, name);
    }
  }
  if (latest.size > 0) {
    await client.query(
      `insert into names (kind, id, name)
       select 'destination', given.id, given.name
       from unnest($1::text[], $2::text[]) as given (id, name)
       left join names known on known.kind = 'destination' and known.id = given.id
       where known.name is distinct from given.name
       order by given.id
       on conflict (kind, id) do update set name = excluded.name where names.name is distinct from excluded.name`,
      [[...latest.keys()], [...latest.values()]]
    );
  }
}

/**
 * Keeps what a source calls its ids. What is new is what the id is called everywhere from now on; two sources that differ
 * do not take turns. Writes only what is new: names of busy customers would otherwise make concurrent writers wait for
 * each other.
 */
export async function storeNames(client: Queryable, sourceId: number, rows: readonly KnownName[]): Promise<void> {
  if (rows.length === 0) {
    return;
  }
  await client.query(
    `with changed as (
       insert into source_names (source_id, kind, id, name)
       select $1, given.kind, given.id, given.name
       from unnest($2::text[], $3::text[], $4::text[]) as given (kind, id, name)
       left join source_names known on known.source_id = $1 and known.kind = given.kind and known.id = given.id
       where known.name is distinct from given.name
       order by given.kind, given.id
       on conflict (source_id, kind, id) do update set name = excluded.name
         where source_names.name is distinct from excluded.name
       returning kind, id, name
     )
     insert into names (kind, id, name)
     select kind, id, name from changed order by kind, id
     on conflict (kind, id) do update set name = excluded.name where names.name is distinct from excluded.name`,
    [sourceId, rows.map(({ kind }) => kind), rows.map(({ id }) => id), rows.map(({ name }) => name)]
  );
}

/**
 * Forgets what a source called its ids, as they have other ids from now on. What other sources call the old ones is what
 * they are called again.
 */
export async function forgetNames(client: Queryable, sourceId: number): Promise<void> {
  await client.query(
    `with forgotten as (delete from source_names where source_id = $1 returning kind, id)
     update names set name = other.name
     from forgotten
     join lateral (
       select name from source_names
       where kind = forgotten.kind and id = forgotten.id and source_id <> $1 order by source_id limit 1
     ) other on true
     where names.kind = forgotten.kind and names.id = forgotten.id and names.name is distinct from other.name`,
    [sourceId]
  );
  await client.query('update sources set names_read_at = null where source_id = $1', [sourceId]);
}
