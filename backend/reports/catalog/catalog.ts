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
import { Scope } from '../../../contract/access/scope';
import { Queryable } from '../../database/pool';
import { maySeeDimension, maySeeMeasure } from '../assert-scope';
import { COMPARISON_DESCRIPTIONS } from '../compare/comparisons';
import { DIMENSIONS, TIME_DIMENSION } from '../dimensions';
import { MARK_RULES } from '../marks/mark-rules';
import { MEASURES } from '../measures';
import { reportFor } from './report-for';
import { REPORTS } from './reports';

function describeMeasures(scope: Scope): MeasureDescription[] {
  return MEASURE_NAMES.filter((name) => maySeeMeasure(name, scope)).map((name) => {
    const { label, unit, help } = MEASURES[name];
    return { name, label, unit, help };
  });
}

function describeDimensions(scope: Scope): DimensionDescription[] {
  return DIMENSION_NAMES.filter((name) => maySeeDimension(name, scope)).map((name) => {
    const { label, help } = name === 'time' ? TIME_DIMENSION : DIMENSIONS[name];
    return { name, label, help };
  });
}

function describeComparisons(): ComparisonDescription[] {
  return COMPARISONS.map((name) => ({ name, ...COMPARISON_DESCRIPTIONS[name] }));
}

function describeMarks(scope: Scope): MarkDescription[] {
  return MARK_NAMES.filter((name) => maySeeDimension(MARK_RULES[name].dimension, scope)).map((name) => {
    const { label, help, dimension, measure } = MARK_RULES[name];
    return { name, label, help, dimension, measure };
  });
}

function optionsOf({ groupings, defaults }: ReportDescription): ReportOptions {
  const isOfUse = (name: (typeof MARK_NAMES)[number]) =>
    groupings.includes(MARK_RULES[name].dimension) && defaults.measures.includes(MARK_RULES[name].measure);
  return { emptyBuckets: groupings.includes('time'), marks: MARK_NAMES.filter(isOfUse) };
}

/** All a reader with that scope can ask for. */
export async function describeCatalog(db: Queryable, scope: Scope): Promise<Catalog> {
  const { rows } = await db.query<{ currency: string }>(
    `select 'EUR' as currency where exists (select from exchange_rates)
     union select distinct quote from exchange_rates order by currency`
  );
  return {
    reports: REPORT_NAMES.flatMap((name) => reportFor(REPORTS[name], scope)).map((report) => ({
      ...report,
      options: optionsOf(report),
    })),
    measures: describeMeasures(scope),
    dimensions: describeDimensions(scope),
    buckets: [...BUCKETS],
    comparisons: describeComparisons(),
    marks: describeMarks(scope),
    currencies: rows.map(({ currency }) => currency),
  };
}
