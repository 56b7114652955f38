import { QuestionInput } from '../../contract/question';
import { PlainQuestion } from './plain-statement';

/** What is to be reached: ours against the plain GROUP BY, and whether DuckDB must not be faster. */
export interface Target {
  timesPlain?: number;
  notSlowerThanDuck?: boolean;
  atMostMs?: number;
}

/** The same question to the service and, as SQL, to those it is measured against. */
export interface Contest {
  name: string;
  target: Target;
  question: QuestionInput;
  plain: PlainQuestion;
}
