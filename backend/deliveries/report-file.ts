import { Bucket } from '../../contract/names';
import { RowStream } from '../reports/stream-rows';
import { FileContent } from './file-content';
import { FileColumn } from './file-table';
import { questionFacts } from './question-facts';

const RESOLUTIONS: Record<Bucket, FileColumn['resolution']> = {
  '5m': 'minute',
  '15m': 'minute',
  '1h': 'minute',
  '1d': 'day',
  '1w': 'day',
  '1mo': 'day',
};

/** The rows of a question as the content of a file; `report` is the label of the report it is of, where it is of one. */
export function reportFile({ columns, blocks, question, ending }: RowStream, report: string | undefined): FileContent {
  return {
    title: report ?? 'Report',
    columns: columns.map((column) =>
      column.name === 'time' ? { ...column, resolution: RESOLUTIONS[question.bucket!] } : column
    ),
    blocks,
    zone: question.zone,
    facts: (notes) =>
      questionFacts({
        report,
        question,
        columns,
        rowCount: ending.rowCount,
        notes: [...ending.notes, ...notes],
        generatedAt: new Date(),
      }),
  };
}
