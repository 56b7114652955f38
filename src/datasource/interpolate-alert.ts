import type { ScopedVars } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';

import { interpolateFilters } from './interpolate-filters';
import type { AlertRuleQuery } from './trunkline-query';

/** What is watched, with the variables of a dashboard replaced in its filters: a rule itself has none. */
export function interpolateAlert(
  query: AlertRuleQuery,
  templates: TemplateSrv,
  scopedVars: ScopedVars
): AlertRuleQuery {
  if (!('filters' in query) || !query.filters) {
    return query;
  }
  const filters = query.filters.map(({ operator = 'in', ...filter }) => ({ ...filter, operator }));
  return { ...query, filters: interpolateFilters(filters, templates, scopedVars) };
}
