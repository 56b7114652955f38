import { Problem, ProblemBody } from '../../contract/problem';
import { databaseProblem } from '../database/database-problem';

export interface Refusal {
  status: number;
  body: ProblemBody;
  /** Whether the reason lies in the question, in Grafana's settings or in the database, and not in this service. */
  expected: boolean;
}

export function refusalOf(error: unknown): Refusal {
  const problem = error instanceof Problem ? error : databaseProblem(error);
  return problem
    ? { status: problem.status, body: problem.toBody(), expected: true }
    : {
        status: 500,
        body: { error: 'Something failed inside the Trunkline service. Its log has the reason.' },
        expected: false,
      };
}
