import { Scope } from '../../../contract/access/scope';
import { Problem } from '../../../contract/problem';
import { Principal } from '../../access/principal';
import { covers } from '../../access/scope';
import { Queryable } from '../../database/pool';

/** Refuses the files of a run that was made when its owner saw more than whoever opens them does now (403). */
export async function assertMayOpen(db: Queryable, runId: string, { scope }: Principal): Promise<void> {
  const { rows } = await db.query<{ scope: Scope }>('select scope from runs where run_id = $1', [runId]);
  if (!rows.every((run) => covers(scope, run.scope))) {
    throw new Problem('This was made when its owner could see more than you do now. Run its window again.', {
      status: 403,
    });
  }
}
