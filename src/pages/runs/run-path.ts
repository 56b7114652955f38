import { APP_PATH } from '../../constants';

const RUNS_PATH = `${APP_PATH}/runs`;

export const runPath = (runId: string) => `${RUNS_PATH}?run=${runId}`;
export const runsOfSchedulePath = (scheduleId: string) => `${RUNS_PATH}?schedule=${scheduleId}`;
