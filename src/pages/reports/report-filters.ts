import type { DimensionName } from '../../../contract/names';
import type { Filter } from '../../../contract/question';

/** The filters every report shows, whether set or not. */
export const STANDING_FILTERS: ReadonlyArray<{ dimension: DimensionName; label: string }> = [
  { dimension: 'customer_id', label: 'Customers' },
  { dimension: 'provider_id', label: 'Providers' },
  { dimension: 'destination_name', label: 'Destinations' },
];

type Operator = Filter['operator'];

export function isStanding({ dimension, operator }: Pick<Filter, 'dimension' | 'operator'>): boolean {
  return operator === 'in' && STANDING_FILTERS.some((standing) => standing.dimension === dimension);
}

export function valuesOf(filters: readonly Filter[], dimension: DimensionName, operator: Operator): Filter['values'] {
  return filters.find((filter) => filter.dimension === dimension && filter.operator === operator)?.values ?? [];
}

/** Sets the values of one filter; without values there is no filter. */
export function withValues(
  filters: readonly Filter[],
  dimension: DimensionName,
  operator: Operator,
  values: Filter['values']
): Filter[] {
  const isOther = (filter: Filter) => filter.dimension !== dimension || filter.operator !== operator;
  if (values.length === 0) {
    return filters.filter(isOther);
  }
  const changed = { dimension, operator, values };
  return filters.every(isOther) ? [...filters, changed] : filters.map((filter) => (isOther(filter) ? filter : changed));
}
