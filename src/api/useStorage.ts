import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import type { StorageStatus } from '../../contract/storage';
import { requestService } from './service';
import type { ServiceError } from './service-error';

export const storageKey = ['storage'] as const;

export function useStorage(): UseQueryResult<StorageStatus, ServiceError> {
  return useQuery<StorageStatus, ServiceError>({
    queryKey: storageKey,
    queryFn: ({ signal }) => requestService<StorageStatus>('v1/storage', { signal }),
  });
}
