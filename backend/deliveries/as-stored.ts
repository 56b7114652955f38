import { PoolClient, QueryConfig, QueryResult } from 'pg';

import { Problem } from '../../contract/problem';

const TAKEN = '23505';
const REFERRED_TO = '23503';

/** Runs a change of something with a name; throws a Problem when the name is taken, or something else still needs it. */
export async function asStored(client: PoolClient, [name]: [string], query: QueryConfig): Promise<QueryResult> {
  try {
    return await client.query(query);
  } catch (error) {
    const { code, detail = '', table } = error as { code?: string; detail?: string; table?: string };
    if (code === TAKEN) {
      throw new Problem(`There is already one called ${name}. Choose another name.`, { status: 409, field: 'name' });
    }
    if (code === REFERRED_TO && detail.includes('is still referenced')) {
      throw new Problem(`${name} is still used by ${table}. Choose another one there first.`, { status: 409 });
    }
    if (code === REFERRED_TO) {
      throw new Problem('The template chosen does not exist any more. Choose another one.', {
        status: 422,
        field: 'templateId',
      });
    }
    throw error;
  }
}
