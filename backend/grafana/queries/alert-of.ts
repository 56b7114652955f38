import { ALERT_SHOWS } from '../../../contract/alert-query';
import { Problem } from '../../../contract/problem';
import { DataQuery } from '../protocol/messages';
import { jsonOf, timeRangeOf } from './query-parts';
import { windowOf } from './window';

export interface AskedAlert {
  /** What is watched, as it was stored. */
  input: unknown;
  /** The moment it is watched at: the end of Grafana's time range. */
  at: string;
  show: (typeof ALERT_SHOWS)[number];
}

/** Throws a Problem that names what is wrong in the query. */
export function alertOf(query: DataQuery): AskedAlert {
  const input = jsonOf(query);
  const { show = 'value' } = (input ?? {}) as { show?: unknown };
  const known = ALERT_SHOWS.find((name) => name === show);
  if (!known) {
    throw new Problem(`An alert shows one of: ${ALERT_SHOWS.join(', ')}.`, { field: 'show', allowed: ALERT_SHOWS });
  }
  return { input, at: windowOf(timeRangeOf(query)).to, show: known };
}
