import { Problem } from '../../../contract/problem';
import { ATTEMPT_COLUMNS, missingColumns, unknownColumns } from '../../calls/attempt-columns';

const MOST_NAMED = 8;

/** Throws a Problem naming the columns when this is not a header of the canonical layout, in whatever order. */
export function assertHeader(columns: string[], name: string): void {
  const faults = [
    fault('columns that are not in the layout', unique(unknownColumns(columns))),
    fault('columns that are there twice', repeated(columns)),
    fault('required columns that are missing', missingColumns(columns)),
  ].filter((text) => text !== '');
  if (faults.length > 0) {
    throw new Problem(
      `${name}, line 1: the header is not one of the canonical layout: ${faults.join('; ')}. Nothing was read.`,
      { field: 'header', allowed: ATTEMPT_COLUMNS.map((column) => column.name) }
    );
  }
}

function repeated(names: string[]): string[] {
  const seen = new Set<string>();
  return unique(names.filter((name) => seen.size === seen.add(name).size));
}

function unique(names: string[]): string[] {
  return [...new Set(names)];
}

function fault(what: string, names: readonly string[]): string {
  if (names.length === 0) {
    return '';
  }
  const shown = names.slice(0, MOST_NAMED).map((name) => (name === '' ? '(no name)' : name.slice(0, 60)));
  const others = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
  return `${what}: ${shown.join(', ')}${others}`;
}
