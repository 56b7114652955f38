import { Question } from '../../contract/question';
import { answerColumns } from './columns';
import { PlannedLevel } from './levels';

/** By time where there is one, else by the first measure; every tie is broken, so that an answer is always the same. */
export function orderOf(question: Question, level: PlannedLevel): Question['order'] {
  const time: Question['order'] = level.dimensions.includes('time') ? [{ by: 'time', direction: 'asc' }] : [];
  const firstMeasure = answerColumns(question).find(({ measure }) => measure);
  const usual: Question['order'] =
    question.order.length > 0 ? question.order : [...time, { by: firstMeasure!.name, direction: 'desc' }];
  const isOfLevel = ({ by }: Question['order'][number]) =>
    level.dimensions.some((name) => name === by) || !question.dimensions.some((name) => name === by);
  return [...usual.filter(isOfLevel), ...level.dimensions.map((name) => ({ by: name, direction: 'asc' as const }))];
}

/** The question for nothing but what a level is ordered by. */
export function rankingOf(question: Question, level: PlannedLevel): Question {
  const orderedBy = orderOf(question, level).map(({ by }) => by);
  const measures = answerColumns(question).flatMap(({ name, measure }) =>
    measure && orderedBy.includes(name) ? [measure] : []
  );
  return { ...question, measures: [...new Set(measures)], dimensions: [...level.dimensions], subtotals: [], marks: [] };
}
