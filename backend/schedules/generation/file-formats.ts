import { FileFormat, Job } from '../../../contract/schedule';
import { writeCsv } from '../../deliveries/csv/write-csv';
import { FileTable } from '../../deliveries/file-table';

interface FormatWriter {
  extension: string;
  contentType: string;
  write(table: FileTable, job: Job): AsyncIterable<Buffer>;
}

/** How each format is written. */
export const FORMAT_WRITERS: Record<FileFormat, FormatWriter> = {
  csv: {
    extension: 'csv',
    contentType: 'text/csv; charset=utf-8; header=present',
    write: (table, { spreadsheetSafe }) => writeCsv(table, { spreadsheetSafe }),
  },
};
