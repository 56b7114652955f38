import {
  type AdHocVariableFilter,
  type CoreApp,
  type DataQueryRequest,
  type DataSourceGetTagValuesOptions,
  type DataSourceInstanceSettings,
  dateTime,
  type MetricFindValue,
  type ScopedVars,
  type TimeRange,
} from '@grafana/data';
import { DataSourceWithBackend, getTemplateSrv, type TemplateSrv } from '@grafana/runtime';

import type { Catalog, DimensionValue } from '../../contract/catalog';
import { DIMENSION_NAMES } from '../../contract/names';
import { toServiceError } from '../api/service-error';
import { fromAdHocFilters } from './ad-hoc-filters';
import { dashboardZone } from './dashboard-zone';
import { expandVariables } from './expand-variables';
import { interpolateAlert } from './interpolate-alert';
import { interpolateCalls } from './interpolate-calls';
import { interpolateFilters } from './interpolate-filters';
import { queryText } from './query-text';
import {
  completeQuery,
  defaultQuery,
  isOfAlert,
  isOfCalls,
  isOfService,
  type TrunklineOptions,
  type TrunklineQuery,
} from './trunkline-query';
import { toText, UNKNOWN_LABEL } from './unknown-value';
import { TrunklineVariables } from './variables/TrunklineVariables';

/** The most the service suggests at a time. */
const SUGGESTIONS = 500;
const WINDOW_WITHOUT_RANGE_DAYS = 7;

export class TrunklineDataSource extends DataSourceWithBackend<TrunklineQuery, TrunklineOptions> {
  constructor(
    settings: DataSourceInstanceSettings<TrunklineOptions>,
    private readonly templates: TemplateSrv = getTemplateSrv()
  ) {
    super(settings);
    this.variables = new TrunklineVariables(this);
  }

  query(request: DataQueryRequest<TrunklineQuery>) {
    const zone = dashboardZone(request.timezone);
    const targets = request.targets.map((query) => ({ ...query, zone: query.zone || zone }));
    return super.query({ ...request, targets });
  }

  getDefaultQuery(app: CoreApp): Partial<TrunklineQuery> {
    return defaultQuery(app);
  }

  filterQuery(query: TrunklineQuery): boolean {
    return !query.hide && asksSomething(query);
  }

  getQueryDisplayText(query: TrunklineQuery): string {
    return queryText(query);
  }

  applyTemplateVariables(
    query: TrunklineQuery,
    scopedVars: ScopedVars,
    adHoc: AdHocVariableFilter[] = []
  ): TrunklineQuery {
    if (isOfCalls(query)) {
      return interpolateCalls(query, this.templates, { scopedVars, adHoc });
    }
    if (isOfService(query)) {
      return { ...query, zone: query.zone && this.templates.replace(query.zone, scopedVars) };
    }
    if (isOfAlert(query)) {
      return interpolateAlert(query, this.templates, scopedVars);
    }
    const { filters, currencies } = completeQuery(query);
    return {
      ...query,
      filters: [...interpolateFilters(filters, this.templates, scopedVars), ...fromAdHocFilters(adHoc)],
      currencies: currencies.flatMap((currency) => expandVariables(currency, this.templates, scopedVars)),
      zone: query.zone && this.templates.replace(query.zone, scopedVars),
    };
  }

  interpolateVariablesInQueries(queries: TrunklineQuery[], scopedVars: ScopedVars, adHoc?: AdHocVariableFilter[]) {
    return queries.map((query) => ({
      ...this.applyTemplateVariables(query, scopedVars, adHoc),
      datasource: this.getRef(),
    }));
  }

  /** Throws a `ServiceError`. */
  catalog(): Promise<Catalog> {
    return this.resource<Catalog>('v1/catalog');
  }

  /** Values of a dimension in the range, the last days without one. Throws a `ServiceError`. */
  suggestValues(dimension: string, search = '', range?: TimeRange): Promise<DimensionValue[]> {
    const { from, to } = range ?? { from: dateTime().subtract(WINDOW_WITHOUT_RANGE_DAYS, 'days'), to: dateTime() };
    const window = { from: from.toISOString(), to: to.toISOString() };
    return this.resource('v1/values', { dimension, search: search || undefined, ...window, limit: SUGGESTIONS });
  }

  async getTagKeys(): Promise<MetricFindValue[]> {
    return DIMENSION_NAMES.filter((name) => name !== 'time').map((name) => ({ text: name, value: name }));
  }

  async getTagValues({ key, timeRange }: DataSourceGetTagValuesOptions<TrunklineQuery>): Promise<MetricFindValue[]> {
    return (await this.suggestValues(key, '', timeRange)).map(asFindValue);
  }

  private async resource<T>(path: string, params?: Record<string, string | number | undefined>): Promise<T> {
    try {
      return await this.getResource<T>(path, params, { showErrorAlert: false });
    } catch (cause) {
      throw toServiceError(cause);
    }
  }
}

/** Not what an editor begins with: measures of nothing, figures of no number. */
function asksSomething(query: TrunklineQuery): boolean {
  switch (query.kind) {
    case 'calls':
    case 'service':
    case 'alert':
      return true;
    case 'numbers':
      return Boolean(query.numbers?.typed.length);
    default:
      return Boolean(query.measures?.length);
  }
}

export function asFindValue({ value, label }: DimensionValue): MetricFindValue {
  return { text: value === null ? UNKNOWN_LABEL : label, value: toText(value) };
}
