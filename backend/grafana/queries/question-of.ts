import { GrafanaQuery, grafanaQuerySchema } from '../../../contract/grafana-query';
import { DimensionName } from '../../../contract/names';
import { MAX_LIMIT, QuestionInput } from '../../../contract/question';
import { readInput } from '../../reports/read-input';
import { DataQuery } from '../protocol/messages';
import { jsonOf, timeRangeOf } from './query-parts';
import { bucketFor, wholeBuckets, windowOf } from './window';

export interface PlannedQuery {
  layout: GrafanaQuery['layout'];
  question: QuestionInput;
}

/** The question about figures a panel, an Explore link or an alert rule asks. Throws a Problem that names what is wrong in it. */
export function questionOf(query: DataQuery): PlannedQuery {
  const asked = readInput(grafanaQuerySchema, jsonOf(query));
  const timeRange = timeRangeOf(query);
  const { layout, measures, filters, zone, currencies, compare, marks, order } = asked;
  const dimensions = layout === 'series' ? timeFirst(asked.dimensions) : asked.dimensions;
  const bucket = asked.bucket === 'auto' ? bucketFor(query, timeRange) : asked.bucket;

  return {
    layout,
    question: {
      measures,
      dimensions,
      bucket: dimensions.includes('time') ? bucket : undefined,
      filters,
      window:
        asked.whole_buckets && layout === 'series'
          ? wholeBuckets(windowOf(timeRange), bucket, zone)
          : windowOf(timeRange),
      zone,
      currencies,
      compare,
      empty_buckets: asked.empty_buckets && layout !== 'series',
      marks,
      order,
      subtotals: layout === 'breakout' ? outerLevels(dimensions) : [],
      // A series cut short would show silence where there were calls.
      limit: asked.limit ?? (layout === 'series' ? MAX_LIMIT : undefined),
    },
  };
}

function timeFirst(dimensions: DimensionName[]): DimensionName[] {
  return ['time', ...dimensions.filter((name) => name !== 'time')];
}

/**
 * Of customer, provider, destination: customer with provider, and customer, for the tree; customer with destination, and
 * destination, for the pivot table that has its last dimension across.
 */
function outerLevels(dimensions: DimensionName[]): DimensionName[][] {
  const last = dimensions.slice(-1);
  const inner = dimensions.slice(0, -1);
  const tree = inner.map((_, dropped) => inner.slice(0, inner.length - dropped));
  const across = inner.map((_, dropped) => [...inner.slice(0, inner.length - 1 - dropped), ...last]);
  return [...tree, ...across];
}
