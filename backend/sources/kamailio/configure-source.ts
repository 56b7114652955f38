import { Pool } from 'pg';

import { Problem } from '../../../contract/problem';
import { ensureSource, findSource, Source } from '../../calls/source';
import { SOURCE_KINDS } from '../source-kinds';
import { readKamailioSettings } from './settings';

/** Makes or changes a source that is pulled from Kamailio's accounting. Throws a Problem that names the wrong setting. */
export async function configureKamailio(pool: Pool, name: string, settings: unknown): Promise<Source> {
  const read = readKamailioSettings(settings);
  const known = await findSource(pool, name);
  if (known && known.kind !== 'kamailio') {
    throw new Problem(`The source ${name} takes calls of another kind (${known.kind}). Choose another name.`, {
      field: 'source',
    });
  }
  const { capabilities } = SOURCE_KINDS.kamailio;
  return ensureSource(pool, { name, kind: 'kamailio', capabilities, settings: read });
}
