import { config } from '@grafana/runtime';

import type { ReportName } from '../../contract/names';
import { resourcePath } from './service';

/** `spreadsheet-csv`: cells that a spreadsheet would run as formulas are made harmless. */
export type FileFormat = 'csv' | 'spreadsheet-csv' | 'xlsx';

/** Where the files are of what is asked. */
const PLACES = { report: 'v1', calls: 'v1/calls', numbers: 'v1/calls/numbers', audit: 'v1/audit' } as const;
export type FileOf = keyof typeof PLACES;

/** A CSV file ends with the line `# rows: N`, which only a whole one has. */
const FORMATS: Record<FileFormat, [name: string, parameters: Record<string, string>]> = {
  csv: ['csv', { closing_line: '1' }],
  'spreadsheet-csv': ['csv', { spreadsheet_safe: '1', closing_line: '1' }],
  xlsx: ['xlsx', {}],
};

/** Address a question is posted to for its file: thousands of numbers are too many for an address. */
export function fileUrl(of: FileOf, format: FileFormat, called?: ReportName): string {
  const [name, parameters] = FORMATS[format];
  const search = new URLSearchParams({ ...(called && { called }), ...parameters }).toString();
  return `${config.appSubUrl}${resourcePath(`${PLACES[of]}/${name}`)}${search && `?${search}`}`;
}
