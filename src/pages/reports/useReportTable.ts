import { useMemo, useState } from 'react';

import type { Answer } from '../../../contract/answer';
import type { ServiceError } from '../../api/service-error';
import { useAnswer } from '../../api/useAnswer';
import type { BreakoutModel } from '../../breakout/pivot/breakout-model';
import { graft } from '../../breakout/pivot/graft';
import { orderOf, tableQuestion, type Moment } from './report-question';
import { reportModel, type Labels } from './report-model';
import type { ReportState } from './report-state';
import { useBranches } from './useBranches';

export interface ReportTable {
  /** Undefined until the first answer. Stays while the next one is on its way. */
  model?: BreakoutModel;
  answer?: Answer;
  error: ServiceError | null;
  isFetching: boolean;
  refetch: () => void;
}

interface Shown {
  answer: Answer;
  state: ReportState;
}

export function useReportTable(state: ReportState, moment: Moment, labels: Labels): ReportTable {
  const question = useMemo(() => tableQuestion(state, moment), [state, moment]);
  const first = useAnswer(question);
  const order = orderOf(state.view.sorting, question.dimensions ?? []);
  const ranked = useAnswer(first.data?.truncated && order.length > 0 ? { ...question, order } : undefined);
  const answer = ranked.data ?? first.data;

  const [shown, setShown] = useState<Shown>();
  if (answer && (answer !== shown?.answer || shapeOf(state) !== shapeOf(shown.state))) {
    setShown({ answer, state });
  }

  const branches = useBranches(state, moment);
  const table = useMemo(() => shown && reportModel(shown.answer, shown.state, labels), [shown, labels]);
  const model = useMemo(() => table && { ...table, rows: graft(table.rows, branches) }, [table, branches]);

  return {
    model,
    answer: shown?.answer,
    error: ranked.error ?? first.error,
    isFetching: first.isFetching || ranked.isFetching,
    refetch: () => {
      void first.refetch();
      if (ranked.data) {
        void ranked.refetch();
      }
    },
  };
}

/** What lays an answer out, beyond the question it answers. */
function shapeOf({ layout, groups, pivot, bucket }: ReportState): string {
  return JSON.stringify([layout, groups, pivot, bucket]);
}
