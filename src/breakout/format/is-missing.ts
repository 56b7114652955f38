import { NOT_AVAILABLE, type Unit, type Value } from '../../../contract/answer';

/** Whether a cell holds no figure: unknown, or an amount that is not available in one currency. Names may be anything. */
export function isMissing(value: Value | undefined, unit: Unit): value is null | undefined | typeof NOT_AVAILABLE {
  return value === null || value === undefined || (value === NOT_AVAILABLE && unit !== 'text' && unit !== 'time');
}
