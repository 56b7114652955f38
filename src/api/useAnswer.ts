import { queryOptions, skipToken, useQuery, type UseQueryResult } from '@tanstack/react-query';

import type { Answer } from '../../contract/answer';
import type { QuestionInput } from '../../contract/question';
import { requestService } from './service';
import type { ServiceError } from './service-error';

/**
 * How a question is asked: its answer stays right until someone refreshes, and is let go with its last reader. Answers of
 * many rows are never compared with those before them.
 */
export function answerQuery(question: QuestionInput | undefined) {
  return queryOptions<Answer, ServiceError>({
    queryKey: ['answer', question],
    queryFn: question
      ? ({ signal }) => requestService<Answer>('v1/ask', { method: 'POST', data: question, signal })
      : skipToken,
    staleTime: Infinity,
    gcTime: 0,
    structuralSharing: false,
  });
}

/** The answer to a question, once there is one. Leaving the page, or asking another, cancels it in the database. */
export function useAnswer(question: QuestionInput | undefined): UseQueryResult<Answer, ServiceError> {
  return useQuery(answerQuery(question));
}
