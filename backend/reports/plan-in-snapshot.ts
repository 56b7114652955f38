import { PoolClient, QueryResult } from 'pg';

import { Question } from '../../contract/question';
import { KEPT, KeptRow, keptOf } from '../rollups/kept';
import { LACKING_SOURCES, Lacks, lacksOf, SourceCapabilities } from './capabilities';
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
  // In one message: how often the database is asked decides how many runs a minute are made.
  const [sources, known] = (await client.query(`${LACKING_SOURCES}; ${KEPT}; ${HASH_GROUPS}`)) as unknown as [
    QueryResult<SourceCapabilities>,
    QueryResult<KeptRow>,
  ];
  const lacks = lacksOf(sources.rows);
  const kept = keptOf(known.rows);
  const options = { scope, lacking: lacks.lacking, ...kept };
  const found = await findMarks(client, question, options);
  const plan = planAnswer(question, { ...options, marks: found.marks, everyRow });
  await assertNothingLost(client, question, plan.needsLost, kept);
  return { plan, lacks, found };
}
