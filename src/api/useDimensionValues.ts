import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';

import type { DimensionValue } from '../../contract/catalog';
import type { DimensionName } from '../../contract/names';
import type { Window } from '../../contract/question';
import { requestService } from './service';
import type { ServiceError } from './service-error';

const SUGGESTIONS = 100;

export const dimensionValuesKey = (dimension: DimensionName, search: string, window: Window) =>
  ['values', dimension, search, window] as const;

export function fetchDimensionValues(
  dimension: DimensionName,
  search: string,
  window: Window,
  signal?: AbortSignal
): Promise<DimensionValue[]> {
  const params = { dimension, search: search || undefined, from: window.from, to: window.to, limit: SUGGESTIONS };
  return requestService<DimensionValue[]>('v1/values', { params, signal });
}

/** Values of a dimension seen in the window, for a reader who types `search`. */
export function useDimensionValues(
  dimension: DimensionName,
  search: string,
  window: Window
): UseQueryResult<DimensionValue[], ServiceError> {
  return useQuery<DimensionValue[], ServiceError>({
    queryKey: dimensionValuesKey(dimension, search, window),
    queryFn: ({ signal }) => fetchDimensionValues(dimension, search, window, signal),
    placeholderData: keepPreviousData,
  });
}
