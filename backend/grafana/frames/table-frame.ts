import { Answer, Column, Row } from '../../../contract/answer';
import { tableConfig } from './field-config';
import { Field, Frame } from './frame';
import { frameMeta } from './frame-meta';
import { drawable } from './drawable';

/** The finest level as one frame, for Grafana's own table and for alert rules without a time series. */
export function tableFrame(answer: Answer, refId: string): Frame {
  return {
    name: '',
    refId,
    meta: frameMeta(answer, answer.question.dimensions, 'table'),
    fields: tableFields(answer.columns, answer.rows),
  };
}

/** No fields where there are no rows: a panel then says what its author wrote for that, and a rule has no data. */
export function tableFields(columns: readonly Column[], rows: readonly Row[]): Field[] {
  return rows.length > 0 ? columns.map((column) => tableField(column, rows)) : [];
}

/** A column as a field for a table. */
export function tableField(column: Column, rows: readonly Row[]): Field {
  return {
    name: column.name,
    config: tableConfig(column),
    ...drawable(
      column,
      rows.map((row) => row[column.name])
    ),
  };
}
