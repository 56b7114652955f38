import type { ReportDescription } from '../../../contract/catalog';
import { REPORT_SECTIONS, type ReportSection } from '../../../contract/names';
import { CALL_LIST, PER_NUMBER } from '../calls/reports-of-calls';
import { reportPath } from '../reports/report-path';

/** One line of the list. */
export interface ReportEntry {
  label: string;
  sentence: string;
  path: string;
}

export interface ListedSection {
  title: string;
  entries: ReportEntry[];
}

const TITLES: Record<ReportSection, string> = {
  traffic: 'Traffic and money',
  quality: 'Quality',
  usa: 'USA',
  calls: 'Calls',
};

/** The reports under their headings; headings without reports are left out. */
export function reportSections(reports: readonly ReportDescription[]): ListedSection[] {
  return REPORT_SECTIONS.map((section) => ({
    title: TITLES[section],
    entries: [
      ...reports
        .filter((report) => report.section === section)
        .map(({ name, label, sentence }) => ({ label, sentence, path: reportPath(name) })),
      ...(section === 'calls' ? [PER_NUMBER, CALL_LIST] : []),
    ],
  })).filter(({ entries }) => entries.length > 0);
}
