import { FileFormat, Job } from '../../../contract/schedule';
import { writeCsv } from '../../deliveries/csv/write-csv';
import { writeXlsx } from '../../deliveries/xlsx/write-xlsx';
import { ProducedTable } from './produce';

interface FormatWriter {
  extension: string;
  contentType: string;
  write(table: ProducedTable, job: Job): AsyncIterable<Buffer>;
}

/** How each format is written. */
export const FORMAT_WRITERS: Record<FileFormat, FormatWriter> = {
  csv: {
    extension: 'csv',
    contentType: 'text/csv; charset=utf-8; header=present',
    write: (table, { spreadsheetSafe, times }) => writeCsv(table, { spreadsheetSafe, times: times ?? table.times }),
  },
  xlsx: {
    extension: 'xlsx',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: (table, { times }) => writeXlsx(table, { ...table, times: times ?? undefined }),
  },
};
