import { Bucket } from '../../contract/names';
import { RowStream } from '../reports/stream-rows';
import { FileColumn, FileTable } from './file-table';

const RESOLUTIONS: Record<Bucket, FileColumn['resolution']> = {
  '5m': 'minute',
  '15m': 'minute',
  '1h': 'minute',
  '1d': 'day',
  '1w': 'day',
  '1mo': 'day',
};

/** The rows of a question as a table for a file of any format. */
export function reportTable({ columns, blocks, question }: RowStream): FileTable {
  return {
    columns: columns.map((column) =>
      column.name === 'time' ? { ...column, resolution: RESOLUTIONS[question.bucket!] } : column
    ),
    blocks,
    zone: question.zone,
  };
}
