import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import type { AttemptsAnswer } from '../../contract/calls';
import { requestService } from './service';
import type { ServiceError } from './service-error';

/** What tells a call from all others. */
export interface CallAddress {
  source: string;
  callId: string;
}

export function useCallAttempts(
  { source, callId }: CallAddress,
  zone: string
): UseQueryResult<AttemptsAnswer, ServiceError> {
  return useQuery<AttemptsAnswer, ServiceError>({
    queryKey: ['call-attempts', source, callId, zone],
    queryFn: ({ signal }) =>
      requestService<AttemptsAnswer>('v1/calls/attempts', { params: { source, call_id: callId, zone }, signal }),
  });
}
