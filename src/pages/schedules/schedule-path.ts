import { APP_PATH } from '../../constants';

export const SCHEDULES_PATH = `${APP_PATH}/schedules`;
export const NEW_SCHEDULE_PATH = `${SCHEDULES_PATH}/new`;
const RUNS_PATH = `${APP_PATH}/runs`;

export const schedulePath = (scheduleId: string) => `${SCHEDULES_PATH}/${scheduleId}`;
export const copySchedulePath = (scheduleId: string) => `${NEW_SCHEDULE_PATH}?copy=${scheduleId}`;
export const runsOfSchedulePath = (scheduleId: string) => `${RUNS_PATH}?schedule=${scheduleId}`;
