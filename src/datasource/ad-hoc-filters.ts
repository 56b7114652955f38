import type { AdHocVariableFilter } from '@grafana/data';

import { DIMENSION_NAMES, type DimensionName } from '../../contract/names';
import type { Filter } from '../../contract/question';
import { fromText } from './unknown-value';

const OPERATORS: Record<string, Filter['operator'] | undefined> = {
  '=': 'in',
  '=|': 'in',
  '!=': 'not_in',
  '!=|': 'not_in',
};

/** A dashboard's ad hoc filters as filters of a question. Throws for an operator that no question has. */
export function fromAdHocFilters(filters: AdHocVariableFilter[]): Filter[] {
  return filters.map(({ key, operator, value, values }) => {
    const known = OPERATORS[operator];
    if (!known) {
      throw new Error(`The filter on ${key} uses ${operator}. Trunkline takes =, !=, one of and not one of.`);
    }
    if (!isDimension(key)) {
      throw new Error(`Calls have no dimension ${key} to filter by.`);
    }
    return { dimension: key, operator: known, values: (values?.length ? values : [value]).map(fromText) };
  });
}

function isDimension(name: string): name is DimensionName {
  return DIMENSION_NAMES.some((each) => each === name);
}
