import { BUCKETS, COMPARISONS, DIMENSION_NAMES, MARK_NAMES, MEASURE_NAMES } from '../../../contract/names';
import type { ReportDescription } from '../../../contract/catalog';
import { MAX_LIMIT, type Filter } from '../../../contract/question';
import type { BreakoutView } from '../../breakout/arrange/breakout-view';
import { fromText, toText } from '../../datasource/unknown-value';
import { CHARTS } from './chart/report-charts';
import { initialState, type Layout, type ReportState } from './report-state';

const LAYOUTS: Layout[] = ['tree', 'flat', 'pivot'];
/** `var-` is what Grafana's own links carry, so that a dashboard can link to a report. */
const FILTER_PREFIXES: Record<Filter['operator'], string> = { in: 'var-', not_in: 'not-', starts_with: 'starts-' };
const COLUMN_FILTER = 'col-';
/** For what a report opens with and a reader has taken away. */
const NONE = 'none';

/** Reads the state of a report from its address. What it does not say, or says wrongly, is as the report opens. */
export function readState(params: URLSearchParams, report: ReportDescription): ReportState {
  const opening = initialState(report, params.get('view'));
  const filters = params.get('filters') === NONE ? [] : nonEmpty(readFilters(params));
  return {
    ...opening,
    saved: params.get('saved') ?? opening.saved,
    from: params.get('from') ?? opening.from,
    to: params.get('to') ?? opening.to,
    timezone: params.get('timezone') ?? opening.timezone,
    filters: filters ?? opening.filters,
    ...readLayout(params, opening),
    ...readOptions(params, opening),
    view: readView(params),
  };
}

function readLayout(params: URLSearchParams, opening: ReportState) {
  return {
    groups: readList(params.get('by'), DIMENSION_NAMES) ?? opening.groups,
    bucket: oneOf(params.get('bucket'), BUCKETS) ?? opening.bucket,
    layout: oneOf(params.get('layout'), LAYOUTS) ?? opening.layout,
    pivot: oneOf(params.get('pivot'), DIMENSION_NAMES) ?? opening.pivot,
    values: nonEmpty(readList(params.get('values'), MEASURE_NAMES)) ?? opening.values,
    measures: nonEmpty(readList(params.get('measures'), MEASURE_NAMES)) ?? opening.measures,
    chart: oneOf(params.get('chart'), CHARTS) ?? opening.chart,
  };
}

function readOptions(params: URLSearchParams, opening: ReportState) {
  const limit = Number(params.get('limit'));
  const compare = params.get('compare');
  return {
    currencies: params.get('currencies')?.split(',').filter(Boolean) ?? opening.currencies,
    limit: Number.isInteger(limit) && limit > 0 ? Math.min(limit, MAX_LIMIT) : opening.limit,
    compare: compare === NONE ? undefined : (oneOf(compare, COMPARISONS) ?? opening.compare),
    emptyBuckets: readSwitch(params.get('empty')) ?? opening.emptyBuckets,
    marks: readList(params.get('marks'), MARK_NAMES) ?? opening.marks,
  };
}

/** Writes what differs from how the report opens. */
export function writeState(state: ReportState, report: ReportDescription): URLSearchParams {
  const opening = initialState(report, state.reportView);
  const params = new URLSearchParams({ from: state.from, to: state.to });
  const set = (key: string, value: string | undefined, usual: string | undefined) => {
    if (value !== undefined && value !== usual) {
      params.set(key, value);
    }
  };
  set('saved', state.saved, opening.saved);
  set('timezone', state.timezone, opening.timezone);
  set('view', state.reportView, initialState(report).reportView);
  if (state.filters.length === 0 && opening.filters.length > 0) {
    params.set('filters', NONE);
  }
  state.filters.forEach(({ dimension, operator, values }) =>
    values.forEach((value) => params.append(FILTER_PREFIXES[operator] + dimension, toText(value)))
  );
  set('by', state.groups.join(), opening.groups.join());
  set('bucket', state.bucket, opening.bucket);
  set('layout', state.layout, opening.layout);
  set('pivot', state.pivot, opening.pivot);
  set('values', state.values.join(), opening.values.join());
  set('measures', state.measures.join(), opening.measures.join());
  set('currencies', state.currencies.join(), opening.currencies.join());
  set('limit', String(state.limit), String(opening.limit));
  set('compare', state.compare ?? NONE, opening.compare ?? NONE);
  set('empty', String(state.emptyBuckets), String(opening.emptyBuckets));
  set('marks', state.marks.join(), opening.marks.join());
  set('chart', state.chart, opening.chart);
  writeView(params, state.view);
  return params;
}

function readFilters(params: URLSearchParams): Filter[] {
  return (Object.keys(FILTER_PREFIXES) as Array<Filter['operator']>).flatMap((operator) =>
    DIMENSION_NAMES.flatMap((dimension) => {
      const values = params.getAll(FILTER_PREFIXES[operator] + dimension).filter((value) => !isAll(value));
      return values.length > 0 ? [{ dimension, operator, values: values.map(fromText) }] : [];
    })
  );
}

/** What Grafana writes for a variable that lets everything through. */
function isAll(value: string): boolean {
  return value === '$__all' || value === '';
}

function readView(params: URLSearchParams): BreakoutView {
  const depth = Number(params.get('levels'));
  return {
    sorting: (params.get('sort') ?? '')
      .split(',')
      .filter(Boolean)
      .map((key) => ({ id: key.replace(/^-/, ''), descending: key.startsWith('-') })),
    filters: Object.fromEntries(
      [...params]
        .filter(([key]) => key.startsWith(COLUMN_FILTER))
        .map(([key, value]) => [key.slice(COLUMN_FILTER.length), value])
    ),
    expansion: { depth: Number.isInteger(depth) && depth > 1 ? depth : 1, toggled: params.getAll('open') },
  };
}

function writeView(params: URLSearchParams, { sorting, filters, expansion }: BreakoutView): void {
  if (sorting.length > 0) {
    params.set('sort', sorting.map(({ id, descending }) => (descending ? `-${id}` : id)).join());
  }
  Object.entries(filters).forEach(([id, text]) => params.set(COLUMN_FILTER + id, text));
  if (expansion.depth > 1) {
    params.set('levels', String(expansion.depth));
  }
  expansion.toggled.forEach((id) => params.append('open', id));
}

function readSwitch(text: string | null): boolean | undefined {
  return text === null ? undefined : text === 'true';
}

function oneOf<T extends string>(text: string | null, allowed: readonly T[]): T | undefined {
  return allowed.find((name) => name === text);
}

function readList<T extends string>(text: string | null, allowed: readonly T[]): T[] | undefined {
  const names = text?.split(',').flatMap((name) => oneOf(name, allowed) ?? []);
  return names && [...new Set(names)];
}

function nonEmpty<T>(list: T[] | undefined): T[] | undefined {
  return list && list.length > 0 ? list : undefined;
}
