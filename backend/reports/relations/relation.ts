import { Column } from '../../../contract/answer';
import { DimensionName } from '../../../contract/names';
import { Question } from '../../../contract/question';
import { SUMS } from '../../rollups/sums';
import { LostCheck } from '../lost-attempts';
import { MEASURES } from '../measures';
import { Parameters } from '../parameters';
import { PlanOptions, planQuestion } from '../planner';
import { ROWS_READ } from '../shown-step';

/** Whether a row stands for a group there are attempts of. */
export const IS_THERE = 'is_there';

/** All groups of one level of a question, as a select that other steps read. */
export interface Relation {
  /** Of the level: its dimensions, their names and the measures. */
  columns: Column[];
  flags: string[];
  /** Its columns are those, the flags, and `is_there`. */
  sql: string;
  needsLost: LostCheck[];
}

/** What every level is made with. */
export interface Making extends PlanOptions {
  parameters: Parameters;
}

/** One level of a question, as it is answered on its own. The one without dimensions also tells which rows were read. */
export function levelRelation(asked: Question, dimensions: DimensionName[], options: Making): Relation {
  const question: Question = {
    ...asked,
    dimensions,
    bucket: dimensions.includes('time') ? asked.bucket : undefined,
    subtotals: [],
    order: [],
    compare: undefined,
    empty_buckets: false,
    marks: [],
  };
  const everyRow = dimensions.length > 0;
  const { text, columns, flags, needsLost } = planQuestion(question, { ...options, everyRow });
  return {
    columns,
    flags: flags.filter((flag) => flag !== ROWS_READ || !everyRow),
    sql: `select *, true as ${IS_THERE} from (${text}) rows_of_level`,
    needsLost,
  };
}

type Nothing = 'unknown' | 'zero';

/** A measure over no attempts. `zero` takes what would be unknown for 0 where it adds up: compared with nothing, it is all there is. */
export function overNothing({ measure }: Column, nothing: Nothing): string {
  if (measure === undefined || MEASURES[measure].unit === 'time') {
    return 'null';
  }
  const { formula, unit } = MEASURES[measure];
  if (nothing === 'zero') {
    return unit === 'count' ? '0::numeric' : `(${formula(() => '0::numeric')})`;
  }
  return `(${formula((sum) => (SUMS[sum].combine === 'count' ? '0::numeric' : `null::${SUMS[sum].type}`))})`;
}
