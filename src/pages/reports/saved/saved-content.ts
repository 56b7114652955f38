import type { ReportDescription } from '../../../../contract/catalog';
import type { SavedReport, SavedReportInput } from '../../../../contract/saved-report';
import { reportPath } from '../report-path';
import { fileQuestion, type Moment } from '../report-question';
import type { ReportState } from '../report-state';
import { writeState } from '../report-url';
import { periodOf } from './report-period';

/** What is kept of the page under a name. The zone is written down: kept figures are the same for whoever opens them. */
export function savedContent(
  name: string,
  shared: boolean,
  { report, state, moment }: { report: ReportDescription; state: ReportState; moment: Moment }
): SavedReportInput {
  const { window, ...question } = fileQuestion(state, moment);
  const period = periodOf(state.from, state.to);
  return {
    name,
    shared,
    report: report.name,
    question,
    ...(period ? { period } : { window }),
    address: addressOf(report, state, moment),
  };
}

/** The query of the page's address with the zone, and without the name it was opened by. */
export function addressOf(report: ReportDescription, state: ReportState, moment: Moment): string {
  return writeState({ ...state, timezone: moment.zone, saved: '' }, report).toString();
}

/** Where a saved report opens. One that no page has saved opens as its report does. */
export function savedPath({ id, report, address }: Pick<SavedReport, 'id' | 'report' | 'address'>): string {
  const params = new URLSearchParams(address);
  params.set('saved', id);
  return reportPath(report, params);
}
