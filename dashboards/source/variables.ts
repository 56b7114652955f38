import { DATA_SOURCE_ID } from '../../contract/plugin-ids';
import type { DimensionName } from '../../contract/names';
import { DATA_SOURCE } from './query';

export type Variable = Record<string, unknown>;

export const dataSource: Variable = {
  name: 'datasource',
  label: 'Data source',
  type: 'datasource',
  query: DATA_SOURCE_ID,
  current: {},
  hide: 2,
};

/** The most frequent values of a dimension; the service searches all of them for what is typed. */
function valuesOf(name: string, label: string, dimension: DimensionName): Variable {
  return {
    name,
    label,
    type: 'query',
    datasource: DATA_SOURCE,
    query: { refId: 'variable', dimension, search: '${__searchFilter}' },
    multi: true,
    includeAll: true,
    allowCustomValue: true,
    current: { text: ['All'], value: ['$__all'] },
    refresh: 1,
    sort: 0,
  };
}

export const customer = valuesOf('customer', 'Customer', 'customer_id');
export const provider = valuesOf('provider', 'Provider', 'provider_id');
export const destination = valuesOf('destination', 'Destination', 'destination_name');

function choice(name: string, label: string, values: readonly string[]): Variable {
  const [first] = values;
  return {
    name,
    label,
    type: 'custom',
    query: values.join(','),
    allowCustomValue: true,
    current: { text: first, value: first },
    options: values.map((value) => ({ text: value, value, selected: value === first })),
  };
}

export const currency = choice('currency', 'Currency', ['USD', 'EUR', 'GBP']);
export const leastAttempts = choice('least', 'Least attempts', ['10', '20', '50', '100', '500']);
