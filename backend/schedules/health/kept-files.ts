import { KeptFiles } from '../../../contract/scheduler';
import { Queryable } from '../../database/pool';
import { FileRetention } from '../generation/retain-files';

/** What is kept of the files of runs, beside what may be. */
export async function keptFiles(db: Queryable, { days, bytes: mostBytes }: FileRetention): Promise<KeptFiles> {
  const { rows } = await db.query<Pick<KeptFiles, 'count' | 'bytes'>>(
    'select count(*)::int as count, coalesce(sum(bytes), 0)::float8 as bytes from run_files where removed_at is null'
  );
  return { days, mostBytes, ...rows[0] };
}
