export const APP_ID = 'trunkline-calls-app';
export const DATA_SOURCE_ID = 'trunkline-calls-datasource';
export const BREAKOUT_PANEL_ID = 'trunkline-breakout-panel';
