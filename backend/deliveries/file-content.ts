import { FileTable } from './file-table';
import { Fact } from './xlsx/facts-sheet';

/** Rows for a file of any format, with what the file says of itself. */
export interface FileContent extends FileTable {
  title: string;
  /** What a reader must know of the rows, once all were read; `notes` are the file's own. */
  facts(notes: string[]): Fact[];
}
