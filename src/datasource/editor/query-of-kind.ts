import type { CallFilter } from '../../../contract/calls';
import type { QueryKind } from '../../../contract/grafana-query';
import { asCallFilters, asFilters } from '../call-filters';
import { isOfCalls, isOfService, type TrunklineQuery } from '../trunkline-query';

/** A query made anew as one of another kind: the zone, the filters and the numbers stay as far as it has them. */
export function queryOfKind(query: TrunklineQuery, kind: QueryKind): TrunklineQuery {
  const { refId, datasource, hide, zone } = query;
  const kept = { refId, datasource, hide, zone };
  const filters = callFiltersOf(query);
  const numbers = isOfCalls(query) ? query.numbers : undefined;
  switch (kind) {
    case 'figures':
      return { ...kept, layout: 'table', measures: ['attempts', 'answered', 'asr'], filters: asFilters(filters) };
    case 'calls':
      return { ...kept, kind, filters, numbers };
    case 'numbers':
      return { ...kept, kind, filters, numbers: numbers ?? { typed: [] } };
    case 'service':
      return { ...kept, kind, view: 'sources' };
  }
}

function callFiltersOf(query: TrunklineQuery): CallFilter[] {
  if (isOfService(query)) {
    return [];
  }
  return isOfCalls(query)
    ? (query.filters ?? [])
    : asCallFilters((query.filters ?? []).map(({ operator = 'in', ...filter }) => ({ ...filter, operator })));
}
