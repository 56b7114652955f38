import { Pool } from 'pg';

import { Problem } from '../../contract/problem';
import { findSource, Source } from '../calls/source';

/** Throws a Problem (404) when there is no source of that name. */
export async function knownSource(pool: Pool, name: string): Promise<Source> {
  const source = await findSource(pool, name);
  if (!source) {
    throw new Problem(`There is no source named ${name.slice(0, 100)}. GET /v1/sources lists them.`, {
      status: 404,
      field: 'source',
    });
  }
  return source;
}
