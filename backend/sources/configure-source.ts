import { Pool } from 'pg';

import { Problem } from '../../contract/problem';
import { forgetNames } from '../calls/known-names';
import { ensureSource, findSource, Source } from '../calls/source';
import { pulledSwitch } from './pulled-switches';

/** Makes or changes a source that is pulled. Throws a Problem that names the wrong setting. */
export async function configureSource(pool: Pool, name: string, kind: string, given: unknown): Promise<Source> {
  const { capabilities, withSettings } = pulledSwitch(kind);
  const pull = withSettings(given);
  const known = await findSource(pool, name);
  if (known && known.kind !== kind) {
    throw new Problem(`The source ${name} takes calls of another kind (${known.kind}). Choose another name.`, {
      field: 'source',
    });
  }
  // Set by themselves too: they stay where nothing else is said.
  const { numbers, outcomes } = known?.settings ?? {};
  const settings = { numbers, outcomes, ...pull.settings };
  const source = await ensureSource(pool, { name, kind, capabilities: pull.capabilities ?? capabilities, settings });
  if (known && known.settings.id_prefix !== pull.settings.id_prefix) {
    await forgetNames(pool, source.sourceId);
  }
  if (pull.readsAgainS !== undefined) {
    await assumeCharged(pool, source, pull.readsAgainS);
  }
  return source;
}

/** Until somebody says otherwise, charges come as long as they are looked for. */
async function assumeCharged(pool: Pool, { sourceId }: Source, withinS: number): Promise<void> {
  await pool.query(
    `update sources set money_settles_after = $2 * interval '1 second'
     where source_id = $1 and has_money and money_settles_after is null`,
    [sourceId, withinS]
  );
}
