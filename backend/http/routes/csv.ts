import { Request, Router } from 'express';

import { CsvOptions, writeCsv } from '../../deliveries/csv/write-csv';
import { reportTable } from '../../deliveries/report-table';
import { RowStream } from '../../reports/stream-rows';
import { Door } from '../door';
import { fileRoutes } from '../file-routes';
import { flagParameter } from '../parameters';

/**
 * Any question or report as a CSV file. For callers behind a proxy that hides both the end of the chunked transfer and
 * its trailer, `closing_line=1` adds the last line `# rows: N`, which is not part of the file.
 */
export function csvRoutes(door: Door): Router {
  return fileRoutes(door, {
    path: '/v1/csv',
    extension: 'csv',
    contentType: 'text/csv; charset=utf-8; header=present',
    writer: (request: Request) => {
      const options = { spreadsheetSafe: flagParameter(request, 'spreadsheet_safe') };
      const closingLine = flagParameter(request, 'closing_line');
      return (stream) => csvThenCount(stream, options, closingLine);
    },
  });
}

async function* csvThenCount(stream: RowStream, options: CsvOptions, closingLine: boolean) {
  yield* writeCsv(reportTable(stream), options);
  if (closingLine) {
    yield Buffer.from(`# rows: ${stream.ending.rowCount}\r\n`);
  }
}
