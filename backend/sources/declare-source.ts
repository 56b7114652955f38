import { Pool } from 'pg';

import { ensureSource, findSource, Source } from '../calls/source';
import { SOURCE_KINDS, SourceKindName } from './source-kinds';

/**
 * The source of that name, made with what its kind can know when there is none. What was set for one that is there
 * stays.
 */
export async function declareSource(pool: Pool, name: string, kind: SourceKindName): Promise<Source> {
  const known = await findSource(pool, name);
  return known ?? ensureSource(pool, { name, kind, capabilities: SOURCE_KINDS[kind].capabilities });
}
