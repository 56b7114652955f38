import { CoreApp, type DataSourceJsonData } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';

import type { AlertQueryInput } from '../../contract/alert-query';
import type { CallsQueryInput, NumbersQueryInput } from '../../contract/calls-query';
import type { GrafanaQuery, GrafanaQueryInput } from '../../contract/grafana-query';
import type { DimensionName } from '../../contract/names';
import type { ServiceQueryInput } from '../../contract/service-query';

/** Measures by dimensions. */
export interface FiguresQuery extends DataQuery, GrafanaQueryInput {}

/** Calls one by one, or the figures of single numbers. */
export type CallsOrNumbersQuery = DataQuery & (CallsQueryInput | NumbersQueryInput);

/** What the service tells of itself. */
export interface ServiceQuery extends DataQuery, ServiceQueryInput {}

/** What an alert rule watches. */
export type AlertRuleQuery = DataQuery & AlertQueryInput;

/** A query as a panel, an Explore link or an alert rule stores it. Without `zone` it follows the dashboard's. */
export type TrunklineQuery = FiguresQuery | CallsOrNumbersQuery | ServiceQuery | AlertRuleQuery;

/** A query of figures with every default filled in but the zone. */
export type CompleteQuery = DataQuery & Omit<GrafanaQuery, 'zone' | 'kind'> & { kind?: 'figures'; zone?: string };

export function isOfCalls(query: TrunklineQuery): query is CallsOrNumbersQuery {
  return query.kind === 'calls' || query.kind === 'numbers';
}

export function isOfService(query: TrunklineQuery): query is ServiceQuery {
  return query.kind === 'service';
}

export function isOfAlert(query: TrunklineQuery): query is AlertRuleQuery {
  return query.kind === 'alert';
}

export interface TrunklineVariableQuery extends DataQuery {
  dimension: DimensionName;
  /** Only values that contain this. May hold other variables. */
  search?: string;
}

export type TrunklineOptions = DataSourceJsonData;

export interface TrunklineSecrets {
  token?: string;
}

/** An alert rule opens with one number to watch, everything else with traffic over time. */
export function defaultQuery(app?: CoreApp): Omit<GrafanaQueryInput, 'zone'> {
  const measures: GrafanaQueryInput['measures'] = app === CoreApp.UnifiedAlerting ? ['asr'] : ['attempts', 'answered'];
  return { layout: 'series', measures, dimensions: [], bucket: 'auto' };
}

export function completeQuery(query: FiguresQuery): CompleteQuery {
  return {
    ...query,
    layout: query.layout ?? 'table',
    measures: query.measures ?? [],
    dimensions: query.dimensions ?? [],
    bucket: query.bucket ?? 'auto',
    whole_buckets: query.whole_buckets ?? false,
    filters: (query.filters ?? []).map((filter) => ({ ...filter, operator: filter.operator ?? 'in' })),
    currencies: query.currencies ?? [],
    empty_buckets: query.empty_buckets ?? false,
    marks: query.marks ?? [],
    order: (query.order ?? []).map((order) => ({ ...order, direction: order.direction ?? 'desc' })),
  };
}
