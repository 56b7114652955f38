import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import type { IdClashes } from '../../contract/sources';
import { requestService } from './service';
import type { ServiceError } from './service-error';

export const idClashesKey = ['id-clashes'] as const;

/** The ids that sources call differently. */
export function useIdClashes(): UseQueryResult<IdClashes, ServiceError> {
  return useQuery<IdClashes, ServiceError>({
    queryKey: idClashesKey,
    queryFn: ({ signal }) => requestService<IdClashes>('v1/id-clashes', { signal }),
  });
}
