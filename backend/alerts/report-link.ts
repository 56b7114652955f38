import { DimensionName, ReportName } from '../../contract/names';
import { Filter, Window } from '../../contract/question';
import { UNKNOWN_VALUE } from '../../contract/unknown-value';

const REPORT: ReportName = 'route-quality';
/** What the prefixes of a report's address are for each operator of a filter. */
const PREFIXES: Record<Filter['operator'], string> = { in: 'var-', not_in: 'not-', starts_with: 'starts-' };

/** The report on a group within a window, as a path below the app's own. */
export function reportLink(
  group: ReadonlyArray<{ dimension: DimensionName; value: string | null }>,
  { filters, window, zone }: { filters: readonly Filter[]; window: Window; zone: string }
): string {
  const params = new URLSearchParams({
    from: String(Date.parse(window.from)),
    to: String(Date.parse(window.to)),
    timezone: zone,
  });
  const add = (operator: Filter['operator'], dimension: DimensionName, value: string | null) =>
    params.append(PREFIXES[operator] + dimension, value ?? UNKNOWN_VALUE);
  group.forEach(({ dimension, value }) => add('in', dimension, value));
  filters
    .filter(({ dimension }) => !group.some((one) => one.dimension === dimension))
    .forEach(({ dimension, operator, values }) => values.forEach((value) => add(operator, dimension, value)));
  return `reports/${REPORT}?${params}`;
}
