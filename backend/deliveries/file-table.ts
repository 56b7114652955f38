import { Column } from '../../contract/answer';
import { TimeForm } from '../../contract/time-form';
import { RowBlock } from '../database/row-blocks/row-block';

/** A column of a file; any column of an answer is one. */
export interface FileColumn extends Pick<Column, 'label' | 'unit' | 'currency'> {
  /** The header to the letter, of a layout that is frozen. Else it is the label with the unit. */
  header?: string;
  /** What a time needs to be told by, in formats whose times are not text; to the second unless said. */
  resolution?: 'day' | 'minute' | 'second';
}

/**
 * What files are made of, whatever their format. The first cells of each row are those of the columns, as a statement
 * gives them: text as it is; numbers and amounts as PostgreSQL writes them, an amount that is none as `n/a`; a time as a
 * timestamptz in a session of UTC, which is how every connection of the pool is.
 */
export interface FileTable {
  columns: readonly FileColumn[];
  blocks: AsyncIterable<RowBlock>;
  /** IANA zone every time is written in. */
  zone: string;
  /** How its layout writes times as text; `iso` unless said. */
  times?: TimeForm;
}

const UNIT_SUFFIXES: Partial<Record<FileColumn['unit'], string>> = { seconds: 's', fraction: 'fraction' };

/** A column's label with its unit: `ACD (s)`, `Customer charge (USD)`. */
export function columnHeader({ header, label, unit, currency }: FileColumn): string {
  const suffix = unit === 'money' ? currency : UNIT_SUFFIXES[unit];
  if (header !== undefined || suffix === undefined || label.endsWith(`(${suffix})`)) {
    return header ?? label;
  }
  // With several currencies the label says which.
  const bare = label.endsWith(` ${suffix}`) ? label.slice(0, -suffix.length - 1) : label;
  return `${bare} (${suffix})`;
}
