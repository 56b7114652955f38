import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import type { Backfill, SourceWatch } from '../../contract/sources';
import { requestService } from './service';
import type { ServiceError } from './service-error';
import { useChange } from './useChange';
import { sourcesKey } from './useSources';

/** While a range is read it moves on with every pull. */
const EVERY_MS = 5_000;

const pathOf = (source: string) => `v1/sources/${encodeURIComponent(source)}`;
const backfillsKey = (source: string) => ['backfills', source] as const;

export function useWatchSource(source: string) {
  return useChange<Partial<SourceWatch>, unknown>(
    (data) => ({ path: `${pathOf(source)}/watch`, method: 'PUT', data }),
    [sourcesKey]
  );
}

/** How the calls of a source are read, those that come from now on. */
export function useReadCallsAs(source: string, what: 'outcomes' | 'numbers') {
  return useChange<Record<string, unknown>, unknown>(
    (data) => ({ path: `${pathOf(source)}/${what}`, method: 'PUT', data }),
    [sourcesKey]
  );
}

/** The ranges of a source that were asked for, the newest first. */
export function useBackfills(source: string): UseQueryResult<Backfill[], ServiceError> {
  return useQuery<Backfill[], ServiceError>({
    queryKey: backfillsKey(source),
    queryFn: ({ signal }) => requestService<Backfill[]>(`${pathOf(source)}/backfills`, { signal }),
    refetchInterval: EVERY_MS,
  });
}

export function useAskBackfill(source: string) {
  return useChange<{ from: string; to: string }, Backfill>(
    (data) => ({ path: `${pathOf(source)}/backfills`, method: 'POST', data }),
    [backfillsKey(source)]
  );
}

export function useCancelBackfill(source: string) {
  return useChange<string, unknown>(
    (id) => ({ path: `${pathOf(source)}/backfills/${id}`, method: 'DELETE' }),
    [backfillsKey(source)]
  );
}
