import { Temporal } from 'temporal-polyfill';

import { Column, Row, Value } from '../../contract/answer';
import { blocksOfTexts } from '../database/row-blocks/blocks-of-texts';
import { RowBlock } from '../database/row-blocks/row-block';

/** The rows of an answer in the form files are made of: each value as PostgreSQL writes it. */
export function rowBlocksOf(columns: readonly Column[], rows: readonly Row[]): AsyncIterable<RowBlock> {
  return blocksOfTexts(textRows(columns, rows));
}

function* textRows(columns: readonly Column[], rows: readonly Row[]): Generator<Array<string | null>> {
  for (const row of rows) {
    yield columns.map(({ name, unit }) => textOf(row[name] ?? null, unit));
  }
}

function textOf(value: Value, unit: Column['unit']): string | null {
  if (value === null) {
    return null;
  }
  return unit === 'time' ? inUtc(String(value)) : String(value);
}

/** `2026-11-01 10:00:00.25+00` */
function inUtc(instant: string): string {
  return Temporal.Instant.from(instant).toString().replace('T', ' ').replace('Z', '+00');
}
