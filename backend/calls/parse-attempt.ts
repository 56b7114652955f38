import { Attempt, RawRecord } from './attempt';
import { ATTEMPT_COLUMNS, AttemptColumn, AttemptColumnName, unknownColumns } from './attempt-columns';
import { findContradictions } from './contradictions';
import { parseValue, Value } from './parse-value';
import { shown, Unreadable } from './unreadable';

export type ParsedAttempt = { attempt: Attempt; reason?: undefined } | { attempt?: undefined; reason: string };

const MAX_REASONS = 5;
const COLUMNS: ReadonlyArray<AttemptColumn & { name: AttemptColumnName }> = ATTEMPT_COLUMNS;

/**
 * A record by the names of the canonical columns, with the strings of a file or the values of JSON, as an attempt; or
 * the reason, for the person who wrote the record, why it is none. `zone` is only for a source whose times carry no
 * offset.
 */
export function parseAttempt(record: RawRecord, options: { zone?: string } = {}): ParsedAttempt {
  const values: Partial<Record<AttemptColumnName, Value>> = {};
  const reasons: string[] = [];
  for (const column of COLUMNS) {
    try {
      const value = parseValue(column, record[column.name], options.zone);
      if (value === null && column.required) {
        throw new Unreadable('is missing');
      }
      values[column.name] = value;
    } catch (error) {
      if (!(error instanceof Unreadable)) {
        throw error;
      }
      reasons.push(`${column.name} ${error.message}`);
    }
  }
  for (const name of unknownColumns(Object.keys(record))) {
    reasons.push(`${shown(name)} is no column of an attempt`);
  }
  const attempt = values as Attempt;
  if (reasons.length === 0) {
    reasons.push(...findContradictions(attempt));
  }
  return reasons.length === 0 ? { attempt } : { reason: summed(reasons) };
}

function summed(reasons: string[]): string {
  const rest = reasons.length - MAX_REASONS;
  const listed = reasons.slice(0, MAX_REASONS).join('; ');
  return rest > 0 ? `${listed}; and ${rest} more` : listed;
}
