import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';

import type { DeliveryList, DeliveryMove } from '../../contract/delivery';
import type { AdhocRunInput, RunDetail, RunList, RunState, RunSummary } from '../../contract/run';
import { requestService, resourcePath } from './service';
import type { ServiceError } from './service-error';
import { useChange } from './useChange';

const PATH = 'v1/runs';
const DELIVERIES = 'v1/deliveries';
export const runsKey = ['runs'] as const;
const REFRESH_MS = 5_000;

export interface RunFilter {
  scheduleId?: string;
  state?: RunState;
  /** Only those before this run: the next page. */
  before?: string;
  limit: number;
}

/** The ledger, the newest first, kept up to date while it is looked at. */
export function useRuns({ scheduleId, state, before, limit }: RunFilter): UseQueryResult<RunList, ServiceError> {
  return useQuery<RunList, ServiceError>({
    queryKey: [...runsKey, { scheduleId, state, before, limit }],
    queryFn: ({ signal }) =>
      requestService<RunList>(PATH, { params: { schedule: scheduleId, state, before, limit }, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
}

/** One run with all that happened to it. */
export function useRun(runId: string): UseQueryResult<RunDetail, ServiceError> {
  return useQuery<RunDetail, ServiceError>({
    queryKey: [...runsKey, runId],
    queryFn: ({ signal }) => requestService<RunDetail>(`${PATH}/${runId}`, { signal }),
    refetchInterval: REFRESH_MS,
  });
}

/** Whom a run went to, and what became of each. */
export function useDeliveries(runId: string): UseQueryResult<DeliveryList, ServiceError> {
  return useQuery<DeliveryList, ServiceError>({
    queryKey: [...runsKey, runId, 'deliveries'],
    queryFn: ({ signal }) => requestService<DeliveryList>(DELIVERIES, { params: { run: runId }, signal }),
    refetchInterval: REFRESH_MS,
  });
}

/** Tries a failed run once more, or ends one that is under way. */
export function useMoveRun() {
  return useChange<{ runId: string; move: 'retry' | 'cancel' }, RunSummary>(
    ({ runId, move }) => ({ path: `${PATH}/${runId}/${move}`, method: 'POST' }),
    [runsKey]
  );
}

export function useMoveDelivery() {
  return useChange<{ deliveryId: string; move: DeliveryMove }, void>(
    ({ deliveryId, move }) => ({ path: `${DELIVERIES}/${deliveryId}/${move}`, method: 'POST' }),
    [runsKey]
  );
}

/** Sends a report on screen at once. */
export function useSendNow() {
  return useChange<AdhocRunInput, RunSummary>((data) => ({ path: PATH, method: 'POST', data }), [runsKey]);
}

/** Where the browser fetches a file of a run. */
export function runFileUrl(runId: string, fileId: string): string {
  return resourcePath(`${PATH}/${runId}/files/${fileId}`);
}
