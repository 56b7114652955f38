import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import type { Catalog } from '../../contract/catalog';
import { requestService } from './service';
import type { ServiceError } from './service-error';

const FRESH_FOR_MS = 5 * 60_000;

export const catalogKey = ['catalog'] as const;

export function useCatalog(): UseQueryResult<Catalog, ServiceError> {
  return useQuery<Catalog, ServiceError>({
    queryKey: catalogKey,
    queryFn: ({ signal }) => requestService<Catalog>('v1/catalog', { signal }),
    staleTime: FRESH_FOR_MS,
  });
}
