import { Answer, Column, Row } from '../../../contract/answer';
import { isMadeOfMoney } from '../../reports/columns';
import { toNumber } from './drawable';
import { tableConfig } from './field-config';
import { Field, Frame, Values } from './frame';
import { frameMeta } from './frame-meta';

/**
 * One frame per level, the finest first, the totals last, with the answer's values as they are: what is
 * made of money as decimal strings, or as not available, and times as ISO text with the zone's offset: the breakout
 * panel loses nothing of them.
 */
export function breakoutFrames(answer: Answer, refId: string): Frame[] {
  const { rows, totals, subtotals, columns, question } = answer;
  const levels = [{ dimensions: question.dimensions as string[], rows }, ...subtotals];
  if (question.dimensions.length > 0) {
    levels.push({ dimensions: [], rows: [totals] });
  }
  return levels.map(({ dimensions, rows: levelRows }) => ({
    name: dimensions.join(', ') || 'totals',
    refId,
    meta: frameMeta(answer, dimensions, 'table'),
    fields: columns
      .filter((column) => belongsTo(dimensions, column))
      .map(
        (column) => ({ name: column.name, config: tableConfig(column), ...exact(column, levelRows) }) satisfies Field
      ),
  }));
}

function belongsTo(level: readonly string[], { kind, name, labelOf }: Column): boolean {
  return kind === 'measure' || level.includes(labelOf ?? name);
}

function exact({ name, unit, measure }: Column, rows: readonly Row[]): Values {
  const values = rows.map((row) => row[name] ?? null);
  const mayBeNotAvailable = measure !== undefined && isMadeOfMoney(measure);
  return unit === 'text' || unit === 'time' || mayBeNotAvailable
    ? { type: 'text', values: values.map((value) => (value === null ? null : String(value))) }
    : { type: 'number', values: values.map(toNumber) };
}
