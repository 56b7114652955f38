import { Problem } from '../../contract/problem';
import { SavedReport } from '../../contract/saved-report';
import { Principal } from '../access/principal';
import { Queryable } from '../database/pool';
import { savedReportById } from '../reports/saved/saved-reports';

/**
 * The saved report a schedule of that owner names, as it is now. Throws a Problem where it was deleted, or is somebody
 * else's and no longer shared: whatever role the owner has, a schedule sends what they could show anybody.
 */
export async function savedReportForOwner(
  db: Queryable,
  id: string,
  owner: Pick<Principal, 'name' | 'orgId'>
): Promise<Pick<SavedReport, 'name' | 'report' | 'question'>> {
  const saved = await savedReportById(db, id);
  if (!saved || (owner.orgId !== null && saved.orgId !== owner.orgId)) {
    throw new Problem('The saved report was deleted. Choose another one in the schedule.', {
      field: 'job.savedReportId',
    });
  }
  if (!saved.shared && saved.owner !== owner.name) {
    throw new Problem(
      `The saved report “${saved.name}” is ${saved.owner}’s own and not shared. Ask them to share it, or save one yourself.`,
      { field: 'job.savedReportId' }
    );
  }
  return saved;
}
