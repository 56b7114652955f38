import type { ReportName } from '../../../contract/names';
import { APP_PATH } from '../../constants';

export const REPORTS_PATH = `${APP_PATH}/reports`;

export function reportPath(report: ReportName, params?: URLSearchParams): string {
  const search = params?.toString();
  return `${REPORTS_PATH}/${report}${search ? `?${search}` : ''}`;
}
