import type { ComboboxOption } from '@grafana/ui';
import { useEffect, useMemo, useState } from 'react';

import type { Catalog } from '../../../contract/catalog';
import { DIMENSION_NAMES, type DimensionName, MEASURE_NAMES, type MeasureName } from '../../../contract/names';
import { type ServiceError, toServiceError } from '../../api/service-error';
import type { TrunklineDataSource } from '../data-source';

export interface CatalogOptions {
  measures: Array<ComboboxOption<MeasureName>>;
  dimensions: Array<ComboboxOption<DimensionName>>;
  currencies: ComboboxOption[];
  /** Measures whose columns carry the code of the currency. */
  money: ReadonlySet<MeasureName>;
  error?: ServiceError;
}

interface Outcome {
  catalog?: Catalog;
  error?: ServiceError;
}

/** What can be chosen, in the service's words; without it the bare names, so that a query can still be read and edited. */
export function useCatalogOptions(datasource: TrunklineDataSource): CatalogOptions {
  const [{ catalog, error }, setOutcome] = useState<Outcome>({});

  useEffect(() => {
    let left = false;
    const arrived = (outcome: Outcome) => left || setOutcome(outcome);
    datasource.catalog().then(
      (loaded) => arrived({ catalog: loaded }),
      (cause: unknown) => arrived({ error: toServiceError(cause) })
    );
    return () => {
      left = true;
    };
  }, [datasource]);

  return useMemo(() => ({ ...optionsOf(catalog), error }), [catalog, error]);
}

function optionsOf(catalog: Catalog | undefined): Omit<CatalogOptions, 'error'> {
  const measures =
    catalog?.measures ?? MEASURE_NAMES.map((name) => ({ name, label: name, help: undefined, unit: undefined }));
  const dimensions = catalog?.dimensions ?? DIMENSION_NAMES.map((name) => ({ name, label: name, help: undefined }));
  return {
    measures: measures.map(({ name, label, help }) => ({ value: name, label, description: help })),
    dimensions: dimensions.map(({ name, label, help }) => ({ value: name, label, description: help })),
    currencies: (catalog?.currencies ?? []).map((code) => ({ value: code, label: code })),
    money: new Set(measures.filter(({ unit }) => unit === 'money').map(({ name }) => name)),
  };
}
