import type { ReportDescription } from '../../../../contract/catalog';
import type { SavedReport, SavedReportInput } from '../../../../contract/saved-report';
import { reportPath } from '../report-path';
import { fileQuestion, type Moment } from '../report-question';
import type { ReportState } from '../report-state';
import { writeState } from '../report-url';
import { periodOf } from './report-period';
import { stateOfQuestion } from './state-of-question';

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

/** Where a saved report opens. One that no page has saved opens with all its question says. */
export function savedPath(saved: SavedReport, reports: readonly ReportDescription[]): string {
  const report = reports.find(({ name }) => name === saved.report);
  const params =
    saved.address === '' && report
      ? writeState(stateOfQuestion(report, saved), report)
      : new URLSearchParams(saved.address);
  params.set('saved', saved.id);
  return reportPath(saved.report, params);
}

/** What is kept of a saved report under another name, or for others to see. */
export function renamed(saved: SavedReport, name: string, shared: boolean): SavedReportInput {
  const { report, question, period, window, address } = saved;
  return { name, shared, report, question, address, period: period ?? undefined, window: window ?? undefined };
}
