import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';

import type { RunSummary } from '../../contract/run';
import type { Schedule, ScheduleInput, SlotPreview } from '../../contract/schedule';
import type { ScheduleRuleInput } from '../../contract/schedule-rule';
import { requestService } from './service';
import type { ServiceError } from './service-error';
import { useChange } from './useChange';
import { runsKey } from './useRuns';

const PATH = 'v1/schedules';
export const schedulesKey = ['schedules'] as const;
const REFRESH_MS = 15_000;

/** All schedules, kept up to date while they are looked at. */
export function useSchedules(): UseQueryResult<Schedule[], ServiceError> {
  return useQuery<Schedule[], ServiceError>({
    queryKey: schedulesKey,
    queryFn: ({ signal }) => requestService<Schedule[]>(PATH, { signal }),
    refetchInterval: REFRESH_MS,
  });
}

/** The next runs of a rule that need not be saved yet, with their windows. */
export function useSlotPreview(rule: ScheduleRuleInput, zone: string): UseQueryResult<SlotPreview[], ServiceError> {
  return useQuery<SlotPreview[], ServiceError>({
    queryKey: ['slot-preview', rule, zone],
    queryFn: ({ signal }) =>
      requestService<SlotPreview[]>(`${PATH}/preview`, { method: 'POST', data: { rule, zone }, signal }),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
}

/** Makes a schedule, or changes the one given. */
export function useSaveSchedule(schedule: Schedule | undefined) {
  return useChange<ScheduleInput, Schedule>(
    (data) =>
      schedule
        ? { path: `${PATH}/${schedule.scheduleId}`, method: 'PUT', data: { ...data, version: schedule.version } }
        : { path: PATH, method: 'POST', data },
    [schedulesKey]
  );
}

export function useDeleteSchedule() {
  return useChange<Schedule, void>(
    ({ scheduleId }) => ({ path: `${PATH}/${scheduleId}`, method: 'DELETE' }),
    [schedulesKey]
  );
}

/** Pauses a schedule, or lets it go on. */
export function useSwitchSchedule() {
  return useChange<Schedule, Schedule>(
    ({ scheduleId, state }) => ({
      path: `${PATH}/${scheduleId}/${state === 'active' ? 'pause' : 'resume'}`,
      method: 'POST',
    }),
    [schedulesKey]
  );
}

export interface RunWish {
  scheduleId: string;
  trigger: 'again' | 'manual' | 'test';
  /** Names the wish, so that a second click is the same run. */
  requestId: string;
  /** A moment within the window; absent: the last one that is over. */
  windowOf?: string;
  /** For a test: where it goes. */
  address?: string;
}

/** Runs a schedule beyond its slots. */
export function useRunSchedule() {
  return useChange<RunWish, RunSummary>(
    ({ scheduleId, ...data }) => ({ path: `${PATH}/${scheduleId}/runs`, method: 'POST', data }),
    [schedulesKey, runsKey]
  );
}

/** Moves the next run: to an earlier window, to begin with it again, or to a later one. */
export function useSetNextRun() {
  return useChange<{ schedule: Schedule; windowOf: string }, { windowsRunAgain: number; schedule: Schedule }>(
    ({ schedule: { scheduleId, version }, windowOf }) => ({
      path: `${PATH}/${scheduleId}/next-run`,
      method: 'PUT',
      data: { version, windowOf },
    }),
    [schedulesKey, runsKey]
  );
}
