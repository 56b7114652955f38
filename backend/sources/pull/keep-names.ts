import { Pool } from 'pg';

import { KnownName, storeNames } from '../../calls/known-names';
import { Source } from '../../calls/source';
import { withSwitch } from './connect-switch';
import { readNames } from './name-table';
import { SwitchPull } from './pulled-switch';

const OLD = `interval '5 minutes'`;

/** Brings the names of a switch's ids up to date, where that was not done for some minutes: one that changes is changed everywhere. */
export async function keepNames(pool: Pool, { sourceId }: Source, pull: SwitchPull): Promise<void> {
  if (!pull.names || pull.names.tables.length === 0) {
    return;
  }
  const { rowCount } = await pool.query(
    `select from sources where source_id = $1 and coalesce(names_read_at, '-infinity') < now() - ${OLD}`,
    [sourceId]
  );
  if (rowCount === 0) {
    return;
  }
  await storeNames(pool, sourceId, await namesOfSwitch(pull));
  await pool.query('update sources set names_read_at = now() where source_id = $1', [sourceId]);
}

/** What the tables of a switch call its ids, as these are stored. */
export async function namesOfSwitch({ names, settings }: SwitchPull): Promise<KnownName[]> {
  if (!names || names.tables.length === 0) {
    return [];
  }
  const known: KnownName[] = [];
  await withSwitch(names.settings, (connection) =>
    connection.inSnapshot(async (reader) => {
      for (const table of names.tables) {
        known.push(...(await readNames(reader, table, settings.id_prefix as string | undefined)));
      }
    })
  );
  return known;
}
