import type { QueryKind } from '../../../contract/grafana-query';
import { asCallFilters, asFilters } from '../call-filters';
import { isOfCalls, type TrunklineQuery } from '../trunkline-query';

/** A query made anew as one of another kind: the zone, the filters and the numbers stay as far as it has them. */
export function queryOfKind(query: TrunklineQuery, kind: QueryKind): TrunklineQuery {
  const { refId, datasource, hide, zone } = query;
  const kept = { refId, datasource, hide, zone };
  const filters = isOfCalls(query)
    ? (query.filters ?? [])
    : asCallFilters((query.filters ?? []).map(({ operator = 'in', ...filter }) => ({ ...filter, operator })));
  const numbers = isOfCalls(query) ? query.numbers : undefined;
  switch (kind) {
    case 'figures':
      return { ...kept, layout: 'table', measures: ['attempts', 'answered', 'asr'], filters: asFilters(filters) };
    case 'calls':
      return { ...kept, kind, filters, numbers };
    case 'numbers':
      return { ...kept, kind, filters, numbers: numbers ?? { typed: [] } };
  }
}
