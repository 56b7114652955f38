import { PoolClient } from 'pg';

import { Queryable } from '../database/pool';
import { EnrichedAttempt } from './attempt';

export type NameKind = 'customer' | 'provider' | 'account' | 'destination' | 'endpoint';

/** What an id is called. */
export interface KnownName {
  kind: NameKind;
  id: string;
  name: string;
}

type Named = Pick<EnrichedAttempt, 'destination_prefix' | 'destination_name'> & Partial<EnrichedAttempt>;

/** Keeps the latest name of every id the attempts name. */
export async function rememberNames(client: PoolClient, attempts: Iterable<Named>): Promise<void> {
  const names: Record<NameKind, Map<string, string>> = {
    customer: new Map(),
    provider: new Map(),
    account: new Map(),
    destination: new Map(),
    endpoint: new Map(),
  };
  const note = (kind: NameKind, id: string | null | undefined, name: string | null | undefined) => {
    if (id && name) {
      names[kind].set(id, name);
    }
  };
  for (const attempt of attempts) {
    note('customer', attempt.customer_id, attempt.customer_name);
    note('provider', attempt.provider_id, attempt.provider_name);
    note('account', attempt.account_id, attempt.account_name);
    note('destination', attempt.destination_prefix, attempt.destination_name);
  }
  const rows = (Object.keys(names) as NameKind[]).flatMap((kind) =>
    [...names[kind]].map(([id, name]) => ({ kind, id, name }))
  );
  if (rows.length > 0) {
    await storeNames(client, rows);
  }
}

/** Writes only what is new: names of busy customers would otherwise make concurrent writers wait for each other. */
export async function storeNames(client: Queryable, rows: readonly KnownName[]): Promise<void> {
  await client.query(
    `insert into names (kind, id, name)
     select given.kind, given.id, given.name
     from unnest($1::text[], $2::text[], $3::text[]) as given (kind, id, name)
     left join names known on known.kind = given.kind and known.id = given.id
     where known.name is distinct from given.name
     order by given.kind, given.id
     on conflict (kind, id) do update set name = excluded.name where names.name is distinct from excluded.name`,
    [rows.map(({ kind }) => kind), rows.map(({ id }) => id), rows.map(({ name }) => name)]
  );
}
