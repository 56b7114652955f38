import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';

import type { RejectList } from '../../contract/sources';
import { requestService } from './service';
import type { ServiceError } from './service-error';

const NEWEST = 200;

export const rejectsKey = (source: string | undefined) => ['rejects', source] as const;

/** The newest rows that could not be understood, of one source or of all. */
export function useRejects(source: string | undefined): UseQueryResult<RejectList, ServiceError> {
  return useQuery<RejectList, ServiceError>({
    queryKey: rejectsKey(source),
    queryFn: ({ signal }) => requestService<RejectList>('v1/rejects', { params: { source, limit: NEWEST }, signal }),
    placeholderData: keepPreviousData,
  });
}
