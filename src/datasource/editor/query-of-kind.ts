import type { QueryKind } from '../../../contract/grafana-query';
import type { Filter } from '../../../contract/question';
import { asCallFilters, asFilters } from '../call-filters';
import {
  type AlertRuleQuery,
  type FiguresQuery,
  isOfCalls,
  type ServiceQuery,
  type TrunklineQuery,
} from '../trunkline-query';

/** A query made anew as one of another kind: the zone, the filters and the numbers stay as far as it has them. */
export function queryOfKind(query: TrunklineQuery, kind: QueryKind): TrunklineQuery {
  const { refId, datasource, hide, zone } = query;
  const kept = { refId, datasource, hide, zone };
  const whole = isOfCalls(query) ? asFilters(query.filters ?? []) : filtersOf(query);
  const filters = asCallFilters(whole);
  const numbers = isOfCalls(query) ? query.numbers : undefined;
  switch (kind) {
    case 'figures':
      return { ...kept, layout: 'table', measures: ['attempts', 'answered', 'asr'], filters: whole };
    case 'calls':
      return { ...kept, kind, filters, numbers };
    case 'numbers':
      return { ...kept, kind, filters, numbers: numbers ?? { typed: [] } };
    case 'service':
      return { ...kept, kind, view: 'sources' };
    case 'alert':
      return { ...kept, kind, condition: 'drop', measure: 'asr', dimensions: ['provider_id'], filters: whole };
  }
}

function filtersOf(query: FiguresQuery | AlertRuleQuery | ServiceQuery): Filter[] {
  const filters = 'filters' in query ? (query.filters ?? []) : [];
  return filters.map(({ operator = 'in', ...filter }) => ({ ...filter, operator }));
}
