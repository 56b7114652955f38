import { ALERT_CONDITIONS, AlertQuery, alertQuerySchema } from '../../contract/alert-query';
import { Problem } from '../../contract/problem';
import { assertZone } from '../reports/calendar';
import { readInput } from '../reports/read-input';
import { readQuestion } from '../reports/read-question';

/** Throws a Problem that names what is wrong and what is allowed there. */
export function readAlertQuery(input: unknown): AlertQuery {
  const { condition } = (input ?? {}) as { condition?: unknown };
  if (!ALERT_CONDITIONS.some((name) => name === condition)) {
    throw new Problem(`An alert watches one of: ${ALERT_CONDITIONS.join(', ')}. Choose one.`, {
      field: 'condition',
      allowed: ALERT_CONDITIONS,
    });
  }
  const query = readInput(alertQuerySchema, input);
  if ('dimensions' in query) {
    assertAsked(query);
  }
  return query;
}

/** Groups and filters are those of a question, and are refused with its words. */
function assertAsked({ dimensions, filters, zone }: Extract<AlertQuery, { dimensions: unknown }>): void {
  if (dimensions.includes('time')) {
    throw new Problem('An alert looks at one sample of time: leave time out of its dimensions.', {
      field: 'dimensions',
    });
  }
  assertZone(zone);
  const anyWindow = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' };
  readQuestion({ measures: ['attempts'], dimensions, filters, zone, window: anyWindow });
}
