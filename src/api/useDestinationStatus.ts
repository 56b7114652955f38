import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import type { DestinationStatus } from '../../contract/sources';
import { requestService } from './service';
import type { ServiceError } from './service-error';

export const destinationStatusKey = ['destinations'] as const;

export function useDestinationStatus(): UseQueryResult<DestinationStatus, ServiceError> {
  return useQuery<DestinationStatus, ServiceError>({
    queryKey: destinationStatusKey,
    queryFn: ({ signal }) => requestService<DestinationStatus>('v1/destinations', { signal }),
  });
}
