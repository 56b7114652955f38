import { PoolClient } from 'pg';

import { Question } from '../../contract/question';
import { readKept } from '../rollups/kept';
import { Lacks, readLacks } from './capabilities';
import { assertNothingLost } from './lost-attempts';
import { findMarks, FoundMarks } from './marks/find-marks';
import { Plan } from './planner';
import { Scope } from '../../contract/access/scope';
import { planAnswer } from './relations/plan-answer';

/**
 * PostgreSQL can't know how little is left to the fine parts of a cover, takes its groups for far more than there are, and
 * would sort what it should hash.
 */
const HASH_GROUPS = 'set local enable_sort = off; set local enable_mergejoin = off';

export interface PlannedAnswer {
  plan: Plan;
  lacks: Lacks;
  found: FoundMarks;
}

/** The statement is made in the snapshot it is run in: what is kept may change between two. Throws a Problem where it needs attempts that are gone. */
export async function planInSnapshot(
  client: PoolClient,
  question: Question,
  { scope, everyRow }: { scope: Scope; everyRow?: boolean }
): Promise<PlannedAnswer> {
  await client.query(HASH_GROUPS);
  const lacks = await readLacks(client);
  const kept = await readKept(client);
  const options = { scope, lacking: lacks.lacking, ...kept };
  const found = await findMarks(client, question, options);
  const plan = planAnswer(question, { ...options, marks: found.marks, everyRow });
  await assertNothingLost(client, question, plan.needsLost, kept);
  return { plan, lacks, found };
}
