import { config } from '@grafana/runtime';

import type { QuestionInput } from '../../contract/question';
import { resourcePath } from './service';

/** `spreadsheet-csv`: cells that a spreadsheet would run as formulas are made harmless. */
export type FileFormat = 'csv' | 'spreadsheet-csv' | 'xlsx';

/** The formats lists of calls come in. */
export type CallsFileFormat = Exclude<FileFormat, 'xlsx'>;

/** A CSV file ends with the line `# rows: N`, which only a whole one has. */
const PATHS: Record<FileFormat, [path: string, parameters: Record<string, string>]> = {
  csv: ['v1/csv', { closing_line: '1' }],
  'spreadsheet-csv': ['v1/csv', { spreadsheet_safe: '1', closing_line: '1' }],
  xlsx: ['v1/xlsx', {}],
};

/** Address of the file with every row of the answer, without the table's limit. */
export function fileUrl(question: QuestionInput, format: FileFormat): string {
  const [path, parameters] = PATHS[format];
  return `${config.appSubUrl}${resourcePath(path)}?${new URLSearchParams({ question: JSON.stringify(question), ...parameters })}`;
}

/** Address the question of a list of calls is posted to, for its file: thousands of numbers are too many for an address. */
export function callsFileUrl(format: CallsFileFormat): string {
  const [, parameters] = PATHS[format];
  return `${config.appSubUrl}${resourcePath('v1/calls/csv')}?${new URLSearchParams(parameters)}`;
}
