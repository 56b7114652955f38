import { FileFormat } from '../../contract/schedule';
import { CsvOptions, writeCsv } from './csv/write-csv';
import { FileContent } from './file-content';
import { writeXlsx } from './xlsx/write-xlsx';

/** What whoever asks for a file decides of it. */
export type FileOptions = CsvOptions;

interface FileWriter {
  extension: string;
  contentType: string;
  write(content: FileContent, options: FileOptions): AsyncIterable<Buffer>;
}

/** How each format is written. */
export const FILE_WRITERS: Record<FileFormat, FileWriter> = {
  csv: {
    extension: 'csv',
    contentType: 'text/csv; charset=utf-8; header=present',
    write: writeCsv,
  },
  xlsx: {
    extension: 'xlsx',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    // As its layout writes times is for text alone: a workbook has dates unless somebody asks for text.
    write: (content, { times }) => writeXlsx(content, { ...content, times }),
  },
};
