import type { ComboboxOption } from '@grafana/ui';

import type { CompleteQuery } from '../trunkline-query';
import type { CatalogOptions } from './useCatalogOptions';

/** The columns an answer to the query will have, as something to order it by. */
export function orderColumns(
  { layout, dimensions, measures, currencies }: CompleteQuery,
  catalog: Pick<CatalogOptions, 'dimensions' | 'measures' | 'money'>
): ComboboxOption[] {
  const perCurrency = currencies.length > 1 ? currencies : [];
  const groups = catalog.dimensions.filter(
    ({ value }) => dimensions.includes(value) || (layout === 'series' && value === 'time')
  );
  const figures = catalog.measures.filter(({ value }) => measures.includes(value));

  return [
    ...groups.map(({ value, label }) => ({ value, label })),
    ...figures.flatMap(({ value, label = value }): ComboboxOption[] =>
      catalog.money.has(value) && perCurrency.length > 0
        ? perCurrency.map((code) => ({ value: `${value}_${code.toLowerCase()}`, label: `${label} (${code})` }))
        : [{ value, label }]
    ),
  ];
}
