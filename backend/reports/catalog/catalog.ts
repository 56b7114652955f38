import {
  Catalog,
  ComparisonDescription,
  DimensionDescription,
  MarkDescription,
  MeasureDescription,
  ReportDescription,
  ReportOptions,
} from '../../../contract/catalog';
import {
  BUCKETS,
  COMPARISONS,
  DIMENSION_NAMES,
  MARK_NAMES,
  MEASURE_NAMES,
  REPORT_NAMES,
} from '../../../contract/names';
import { Queryable } from '../../database/pool';
import { COMPARISON_DESCRIPTIONS } from '../compare/comparisons';
import { DIMENSIONS, TIME_DIMENSION } from '../dimensions';
import { MARK_RULES } from '../marks/mark-rules';
import { MEASURES } from '../measures';
import { REPORTS } from './reports';

function describeMeasures(): MeasureDescription[] {
  return MEASURE_NAMES.map((name) => {
    const { label, unit, help } = MEASURES[name];
    return { name, label, unit, help };
  });
}

function describeDimensions(): DimensionDescription[] {
  return DIMENSION_NAMES.map((name) => {
    const { label, help } = name === 'time' ? TIME_DIMENSION : DIMENSIONS[name];
    return { name, label, help };
  });
}

function describeComparisons(): ComparisonDescription[] {
  return COMPARISONS.map((name) => ({ name, ...COMPARISON_DESCRIPTIONS[name] }));
}

function describeMarks(): MarkDescription[] {
  return MARK_NAMES.map((name) => {
    const { label, help, dimension, measure } = MARK_RULES[name];
    return { name, label, help, dimension, measure };
  });
}

function optionsOf({ groupings, defaults }: ReportDescription): ReportOptions {
  const isOfUse = (name: (typeof MARK_NAMES)[number]) =>
    groupings.includes(MARK_RULES[name].dimension) && defaults.measures.includes(MARK_RULES[name].measure);
  return { emptyBuckets: groupings.includes('time'), marks: MARK_NAMES.filter(isOfUse) };
}

/** All a reader can ask for. */
export async function describeCatalog(db: Queryable): Promise<Catalog> {
  const { rows } = await db.query<{ currency: string }>(
    `select 'EUR' as currency where exists (select from exchange_rates)
     union select distinct quote from exchange_rates order by currency`
  );
  return {
    reports: REPORT_NAMES.map((name) => ({ ...REPORTS[name], options: optionsOf(REPORTS[name]) })),
    measures: describeMeasures(),
    dimensions: describeDimensions(),
    buckets: [...BUCKETS],
    comparisons: describeComparisons(),
    marks: describeMarks(),
    currencies: rows.map(({ currency }) => currency),
  };
}
