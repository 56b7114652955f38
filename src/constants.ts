import { APP_ID } from '../contract/plugin-ids';

export const APP_PATH = `/a/${APP_ID}`;
