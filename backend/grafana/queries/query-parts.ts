import { QUERY_KINDS, QueryKind } from '../../../contract/grafana-query';
import { Problem } from '../../../contract/problem';
import { DataQuery } from '../protocol/messages';
import { TimeRange } from './window';

/** What a query stores. Throws a Problem for what is no JSON. */
export function jsonOf({ json }: DataQuery): unknown {
  try {
    return JSON.parse(json.toString('utf8'));
  } catch {
    throw new Problem('The query is not JSON. Build it with the query editor of the Trunkline data source.');
  }
}

/** What a query is about; figures, where it does not say. Throws a Problem for a kind there is not. */
export function kindOf(query: DataQuery): QueryKind {
  const { kind = 'figures' } = (jsonOf(query) ?? {}) as { kind?: unknown };
  const known = QUERY_KINDS.find((name) => name === kind);
  if (!known) {
    throw new Problem(
      `There is no query of the kind “${String(kind).slice(0, 40)}”. There are: ${QUERY_KINDS.join(', ')}.`,
      {
        field: 'kind',
        allowed: QUERY_KINDS,
      }
    );
  }
  return known;
}

/** Throws a Problem where there is none. */
export function timeRangeOf({ timeRange }: DataQuery): TimeRange {
  if (!timeRange) {
    throw new Problem('The query has no time range. Choose one in Grafana.', { field: 'timeRange' });
  }
  return timeRange;
}
