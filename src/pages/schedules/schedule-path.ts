import { APP_PATH } from '../../constants';
import type { ScheduledReport } from '../../../contract/schedule';
import type { ScheduledCalls, ScheduledNumbers } from './calls-draft';
import type { ScheduledQuestion } from './schedule-draft';

export const SCHEDULES_PATH = `${APP_PATH}/schedules`;
export const NEW_SCHEDULE_PATH = `${SCHEDULES_PATH}/new`;

export const schedulePath = (scheduleId: string) => `${SCHEDULES_PATH}/${scheduleId}`;
export const copySchedulePath = (scheduleId: string) => `${NEW_SCHEDULE_PATH}?copy=${scheduleId}`;

/** A new schedule over what is asked on screen. */
export function scheduleReportPath(
  report: ScheduledReport,
  question: ScheduledQuestion | ScheduledCalls | ScheduledNumbers
): string {
  return `${NEW_SCHEDULE_PATH}?${new URLSearchParams({ report, question: JSON.stringify(question) })}`;
}
