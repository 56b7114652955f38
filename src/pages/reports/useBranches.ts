import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';

import type { Answer } from '../../../contract/answer';
import type { QuestionInput } from '../../../contract/question';
import type { ServiceError } from '../../api/service-error';
import { answerQuery } from '../../api/useAnswer';
import type { Branch } from '../../breakout/pivot/graft';
import type { RowPath } from '../../breakout/pivot/row-path';
import { branchRows, type BranchState } from './branch-rows';
import { openBranches } from './open-branches';
import { branchQuestion, isPivot, type Moment } from './report-question';
import type { ReportState } from './report-state';

interface Asked {
  path: RowPath;
  /** Place of the branch's question: rows of one time share theirs. */
  question: number;
}

/** Asks for the rows below the rows a reader has opened, one question each. */
export function useBranches(state: ReportState, moment: Moment): Branch[] {
  const { asked, questions } = useMemo(() => questionsOf(state, moment), [state, moment]);

  const results = useQueries({
    queries: questions.map(answerQuery),
    combine: progressOf,
  });

  return useMemo(
    () => asked.map(({ path, question }) => ({ path, children: branchRows(path, results[question] ?? {}, state) })),
    [asked, results, state]
  );
}

function progressOf(results: Array<UseQueryResult<Answer, ServiceError>>): BranchState[] {
  return results.map(({ data, error }) => ({ answer: data, error: error?.message }));
}

function questionsOf(state: ReportState, moment: Moment): { asked: Asked[]; questions: QuestionInput[] } {
  if (state.layout !== 'tree' || isPivot(state)) {
    return { asked: [], questions: [] };
  }
  const places = new Map<string, number>();
  const questions: QuestionInput[] = [];
  const asked = openBranches(state.view.expansion, state.groups.length).map((path) => {
    const question = branchQuestion(state, moment, path);
    const key = JSON.stringify(question);
    const place = places.get(key) ?? questions.push(question) - 1;
    places.set(key, place);
    return { path, question: place };
  });
  return { asked, questions };
}
