import { config } from '@grafana/runtime';

import type { QuestionInput } from '../../contract/question';
import { resourcePath } from './service';

export interface CsvOptions {
  /** Keep spreadsheets from reading cells that start with `=`, `+`, `-` or `@` as formulas. */
  spreadsheetSafe?: boolean;
  /** End with the line `# rows: N`, which only a whole file has. */
  closingLine?: boolean;
}

/** Address of the file with every row of the answer, without the table's limit. */
export function csvUrl(question: QuestionInput, options: CsvOptions = {}): string {
  const params = new URLSearchParams({ question: JSON.stringify(question) });
  if (options.spreadsheetSafe) {
    params.set('spreadsheet_safe', '1');
  }
  if (options.closingLine) {
    params.set('closing_line', '1');
  }
  return `${config.appSubUrl}${resourcePath('v1/csv')}?${params}`;
}
