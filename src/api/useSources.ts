import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import type { SourceStatus } from '../../contract/sources';
import { requestService } from './service';
import type { ServiceError } from './service-error';

export const sourcesKey = ['sources'] as const;

export function useSources(): UseQueryResult<SourceStatus[], ServiceError> {
  return useQuery<SourceStatus[], ServiceError>({
    queryKey: sourcesKey,
    queryFn: ({ signal }) => requestService<SourceStatus[]>('v1/sources', { signal }),
  });
}
