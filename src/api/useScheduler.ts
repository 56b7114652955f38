import { useQuery, type UseQueryResult } from '@tanstack/react-query';

import type { ReleaseInput, SchedulerAnswer } from '../../contract/scheduler';
import { requestService } from './service';
import type { ServiceError } from './service-error';
import { useChange } from './useChange';
import { runsKey } from './useRuns';
import { schedulesKey } from './useSchedules';

const PATH = 'v1/scheduler';
const schedulerKey = ['scheduler'] as const;
const REFRESH_MS = 10_000;

/** How planning, making and sending go, kept up to date while it is looked at. */
export function useScheduler(): UseQueryResult<SchedulerAnswer, ServiceError> {
  return useQuery<SchedulerAnswer, ServiceError>({
    queryKey: schedulerKey,
    queryFn: ({ signal }) => requestService<SchedulerAnswer>(PATH, { signal }),
    refetchInterval: REFRESH_MS,
  });
}

/** Lets a held ledger go on. */
export function useRelease() {
  return useChange<ReleaseInput, SchedulerAnswer>(
    (data) => ({ path: `${PATH}/release`, method: 'POST', data }),
    [schedulerKey, schedulesKey, runsKey]
  );
}
