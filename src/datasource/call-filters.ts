import { CALL_FILTERS, type CallFilter } from '../../contract/calls';
import type { Filter } from '../../contract/question';

/** Filters of calls as filters of a question: they always name the values wanted. */
export function asFilters(filters: readonly CallFilter[]): Filter[] {
  return filters.map(({ dimension, values }) => ({ dimension, operator: 'in', values }));
}

/** The other way round; what lists of calls can't be filtered by is left out, as are unknown values. */
export function asCallFilters(filters: readonly Filter[]): CallFilter[] {
  return filters.flatMap(({ dimension, values }) => {
    const name = CALL_FILTERS.find((each) => each === dimension);
    return name ? [{ dimension: name, values: values.filter((value) => value !== null) }] : [];
  });
}
