import { skipToken, useQuery, type UseQueryResult } from '@tanstack/react-query';

import type { NumberFiguresInput, NumbersAnswer } from '../../contract/calls';
import { requestService } from './service';
import type { ServiceError } from './service-error';

const NUMBER_FIGURES = 'number-figures';
/** Of the figures of all numbers, without a question. */
export const numberFiguresKey = (question?: NumberFiguresInput) =>
  question ? [NUMBER_FIGURES, question] : [NUMBER_FIGURES];

/** What the attempts of each number add up to. */
export function useNumberFigures(
  question: NumberFiguresInput | undefined
): UseQueryResult<NumbersAnswer, ServiceError> {
  return useQuery<NumbersAnswer, ServiceError>({
    queryKey: numberFiguresKey(question),
    queryFn: question
      ? ({ signal }) => requestService<NumbersAnswer>('v1/calls/numbers', { method: 'POST', data: question, signal })
      : skipToken,
    staleTime: Infinity,
    gcTime: 0,
    structuralSharing: false,
  });
}
