import { REPORTS_PATH } from '../reports/report-path';

/** A report that lists single calls. Its page is its own; the list of reports leads to it. */
export interface ReportOfCalls {
  label: string;
  sentence: string;
  path: string;
}

export const PER_NUMBER: ReportOfCalls = {
  label: 'Per number',
  sentence: 'The calls from and to one number or up to 10,000 of them, how they went and what they cost.',
  path: `${REPORTS_PATH}/per-number`,
};

export const CALL_LIST: ReportOfCalls = {
  label: 'Call list',
  sentence: 'Calls one by one, by client, endpoint, DDI, carrier or direction, and as a file billing programs read.',
  path: `${REPORTS_PATH}/call-list`,
};
