import { Problem } from '../../contract/problem';
import { forgetNames } from '../calls/known-names';
import { ensureSource, findSource, Source } from '../calls/source';
import { Queryable } from '../database/pool';
import { pulledSwitch } from './pulled-switches';

/** Makes or changes a source that is pulled. Throws a Problem that names the wrong setting. */
export async function configureSource(db: Queryable, name: string, kind: string, given: unknown): Promise<Source> {
  const { capabilities, withSettings } = pulledSwitch(kind);
  const pull = withSettings(given);
  const known = await findSource(db, name);
  if (known && known.kind !== kind) {
    throw new Problem(`The source ${name} takes calls of another kind (${known.kind}). Choose another name.`, {
      field: 'source',
    });
  }
  // Set by themselves too: they stay where nothing else is said.
  const { numbers, outcomes } = known?.settings ?? {};
  const settings = { numbers, outcomes, ...pull.settings };
  const source = await ensureSource(db, { name, kind, capabilities: pull.capabilities ?? capabilities, settings });
  if (known && known.settings.id_prefix !== pull.settings.id_prefix) {
    await forgetNames(db, source.sourceId);
  }
  if (pull.readsAgainS !== undefined) {
    await assumeCharged(db, source, pull.readsAgainS);
  }
  return source;
}

/** Until somebody says otherwise, charges come as long as they are looked for. */
async function assumeCharged(db: Queryable, { sourceId }: Source, withinS: number): Promise<void> {
  await db.query(
    `update sources set money_settles_after = $2 * interval '1 second'
     where source_id = $1 and has_money and money_settles_after is null`,
    [sourceId, withinS]
  );
}
