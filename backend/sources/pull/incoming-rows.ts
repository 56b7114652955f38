import { IncomingRow } from '../../calls/ingest';
import { ReadRow } from './table-switch';

/** Rows as they are handed over to be stored; `columns` says which column of the switch holds a canonical one. */
export function incomingRows(
  read: ReadRow[],
  columns: Readonly<Record<string, string>>,
  positionOf: (row: ReadRow['row']) => number
): IncomingRow[] {
  return read.map((made) => {
    const { row } = made;
    const origin = { position: positionOf(row), raw: JSON.stringify(row) };
    if (made.reason !== undefined) {
      return { ...origin, reason: made.reason };
    }
    const chosen = Object.fromEntries(
      Object.entries(columns).map(([target, column]) => [target, row[column] === '' ? null : row[column]])
    );
    return { ...origin, record: { ...made.record, ...chosen } };
  });
}
