import { Pool } from 'pg';

import { Author } from '../../database/audit';
import { inTransaction, Queryable } from '../../database/pool';
import { announce, nextVersion } from '../reference-version';
import { TerritoryRule } from './jurisdiction';

/** How calls from and to territories are told; as calls of states unless decided otherwise. */
export async function readTerritories(db: Queryable): Promise<TerritoryRule> {
  const { rows } = await db.query<{ rule: TerritoryRule }>(
    `select details ->> 'rule' as rule from reference_versions where table_name = 'us_territories'
     order by version desc limit 1`
  );
  return rows.at(0)?.rule ?? 'states';
}

/** Stored attempts are told anew in the background. */
export async function decideTerritories(pool: Pool, rule: TerritoryRule, decidedBy: Author): Promise<void> {
  await inTransaction(pool, async (client) => {
    const version = await nextVersion(client);
    const by = { origin: decidedBy.name, importedBy: decidedBy };
    await announce(client, { version, table: 'us_territories', ...by, rows: 0, details: { rule } });
  });
}
