import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import type { ReferenceStatus } from '../../contract/reference';
import { requestService } from './service';
import type { ServiceError } from './service-error';

export const referenceKey = ['reference'] as const;

const WHILE_BUSY_MS = 2_000;

const isBusy = ({ tables, rematching }: ReferenceStatus) =>
  rematching || tables.some(({ importing }) => importing !== null);

/** The reference tables; asked for again and again while something is under way, or about to be. */
export function useReferenceStatus({ busy }: { busy: boolean }): UseQueryResult<ReferenceStatus, ServiceError> {
  return useQuery<ReferenceStatus, ServiceError>({
    queryKey: referenceKey,
    queryFn: ({ signal }) => requestService<ReferenceStatus>('v1/reference', { signal }),
    refetchInterval: ({ state }) => (busy || (state.data && isBusy(state.data)) ? WHILE_BUSY_MS : false),
  });
}
