import { Catalog, DimensionDescription, MeasureDescription, ReportDescription } from '../../../contract/catalog';
import { BUCKETS, DIMENSION_NAMES, MEASURE_NAMES, REPORT_NAMES, ReportName } from '../../../contract/names';
import { Problem } from '../../../contract/problem';
import { Queryable } from '../../database/pool';
import { DIMENSIONS, TIME_DIMENSION } from '../dimensions';
import { MEASURES } from '../measures';
import { breakout } from './breakout';
import { customerTraffic } from './customer-traffic';
import { vendorTraffic } from './vendor-traffic';

const REPORTS: Record<ReportName, ReportDescription> = {
  breakout,
  'customer-traffic': customerTraffic,
  'vendor-traffic': vendorTraffic,
};

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

/** All a reader can ask for. */
export async function describeCatalog(db: Queryable): Promise<Catalog> {
  const { rows } = await db.query<{ currency: string }>(
    `select 'EUR' as currency where exists (select from exchange_rates)
     union select distinct quote from exchange_rates order by currency`
  );
  return {
    reports: REPORT_NAMES.map((name) => REPORTS[name]),
    measures: describeMeasures(),
    dimensions: describeDimensions(),
    buckets: [...BUCKETS],
    currencies: rows.map(({ currency }) => currency),
  };
}

/** The question a report asks, with a reader's own wishes in place of its defaults. Throws a Problem (404) for an unknown report. */
export function questionOf(report: string, wishes: unknown): unknown {
  const known = REPORT_NAMES.find((name) => name === report);
  if (!known) {
    throw new Problem(`There is no report “${report}”. There are: ${REPORT_NAMES.join(', ')}.`, {
      status: 404,
      field: 'report',
      allowed: REPORT_NAMES,
    });
  }
  if (typeof wishes !== 'object' || wishes === null || Array.isArray(wishes)) {
    throw new Problem('What is asked of a report is an object: at least {"window": {"from", "to"}}.');
  }
  return { ...REPORTS[known].defaults, ...wishes };
}
