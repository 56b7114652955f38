import { type InfiniteData, skipToken, useInfiniteQuery, type UseInfiniteQueryResult } from '@tanstack/react-query';

import type { CallsAnswer, CallsQuestionInput } from '../../contract/calls';
import { requestService } from './service';
import type { ServiceError } from './service-error';

const CALLS = 'calls';
/** Of all lists of calls, without a question. */
export const callsKey = (question?: CallsQuestionInput) => (question ? [CALLS, question] : [CALLS]);

/** The calls of a question, newest first, a page at a time. Calls that arrive meanwhile do not move the pages. */
export function useCalls(
  question: CallsQuestionInput | undefined
): UseInfiniteQueryResult<InfiniteData<CallsAnswer>, ServiceError> {
  return useInfiniteQuery<
    CallsAnswer,
    ServiceError,
    InfiniteData<CallsAnswer>,
    ReturnType<typeof callsKey>,
    string | undefined
  >({
    queryKey: callsKey(question),
    queryFn: question
      ? ({ signal, pageParam: after }) =>
          requestService<CallsAnswer>('v1/calls', { method: 'POST', data: { ...question, after }, signal })
      : skipToken,
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: Infinity,
    gcTime: 0,
    structuralSharing: false,
  });
}
