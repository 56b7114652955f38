import type { Column, Value } from '../../../contract/answer';
import { compareDecimals } from '../format/decimal';
import { formatValue } from '../format/format-value';
import { isMissing } from '../format/is-missing';
import { readOperand } from './read-operand';

export type Test = (value: Value | undefined) => boolean;
export type ReadFilter = { test: Test } | { problem: string };

type Comparison = (order: number) => boolean;

const COMPARISONS: Record<string, Comparison> = {
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
};
const COMPARED = /^(>=|<=|>|<|!=|=)?\s*(.+)$/;
const BETWEEN = /^(?:between\s+)?(.+?)\s*(?:\.\.|\bto\b|\band\b)\s*(.+)$/i;

/** Reads the filter a person typed over a column of figures: `> 100`, `< 30%`, `10..20`, `empty`. */
export function readColumnFilter(text: string, column: Column): ReadFilter {
  const wanted = text.trim();
  if (/^empty$/i.test(wanted)) {
    return { test: (value) => isMissing(value, column.unit) };
  }
  if (/^not empty$/i.test(wanted)) {
    return { test: (value) => !isMissing(value, column.unit) };
  }
  if (column.unit === 'text') {
    return { test: containsText(wanted, column) };
  }
  return readBetween(wanted, column) ?? readComparison(wanted, column);
}

/** What to type into the filter of a column. */
export function filterHint(column: Column): string {
  switch (column.unit) {
    case 'text':
      return 'contains…';
    case 'time':
      return '> 2026-11-05';
    case 'fraction':
      return '< 30%';
    case 'seconds':
      return '> 1:30';
    default:
      return '> 100';
  }
}

function readBetween(text: string, column: Column): ReadFilter | undefined {
  const [, low, high] = BETWEEN.exec(text) ?? [];
  if (!low) {
    return undefined;
  }
  const from = compareWith('>=', low, column);
  const to = compareWith('<=', high, column);
  return from && to ? { test: (value) => from(value) && to(value) } : { problem: sentence(column) };
}

function readComparison(text: string, column: Column): ReadFilter {
  const [, operator = '=', operand = ''] = COMPARED.exec(text) ?? [];
  const found =
    operator === '=' || operator === '!='
      ? equalAsShown(operator, operand, column)
      : compareWith(operator, operand, column);
  return found ? { test: found } : { problem: sentence(column) };
}

/** Equal is what looks equal: nobody can type the sixteen digits of a ratio. */
function equalAsShown(operator: string, operand: string, column: Column): Test | undefined {
  const wanted = column.unit === 'time' ? operand.trim() : shownOperand(operand, column);
  if (wanted === undefined) {
    return undefined;
  }
  const looksEqual: Test = (value) =>
    !isMissing(value, column.unit) &&
    (column.unit === 'time' ? shown(value, column).startsWith(wanted) : shown(value, column) === wanted);
  return operator === '=' ? looksEqual : (value) => !isMissing(value, column.unit) && !looksEqual(value);
}

function compareWith(operator: string, operand: string, column: Column): Test | undefined {
  const holds = COMPARISONS[operator];
  if (column.unit === 'time') {
    const wanted = operand.trim().replace('T', ' ');
    return (value) =>
      !isMissing(value, column.unit) && holds(compareTexts(shown(value, column).slice(0, wanted.length), wanted));
  }
  const limit = readOperand(operand, column.unit)?.toFixed();
  if (limit === undefined) {
    return undefined;
  }
  return (value) => !isMissing(value, column.unit) && holds(compareDecimals(value, limit));
}

function shownOperand(operand: string, column: Column): string | undefined {
  const decimal = readOperand(operand, column.unit);
  return decimal && shown(decimal.toFixed(), column);
}

function containsText(text: string, column: Column): Test {
  const wanted = text.toLowerCase();
  return (value) => shown(value, column).toLowerCase().includes(wanted);
}

function shown(value: Value | undefined, column: Column): string {
  return formatValue(value, column).text;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function sentence(column: Column): string {
  return `Write a comparison such as “${filterHint(column)}”, a span such as “${spanHint(column)}”, “empty” or “not empty”.`;
}

function spanHint(column: Column): string {
  switch (column.unit) {
    case 'time':
      return '2026-11-05..2026-11-06';
    case 'fraction':
      return '10..30%';
    case 'seconds':
      return '0:30..1:30';
    default:
      return '10..200';
  }
}
