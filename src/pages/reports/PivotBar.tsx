import { Combobox, MultiCombobox } from '@grafana/ui';
import React, { useId, useMemo } from 'react';

import type { Catalog } from '../../../contract/catalog';
import type { DimensionName, MeasureName } from '../../../contract/names';
import { LabelledControl } from './LabelledControl';

interface Props {
  catalog: Catalog;
  groups: readonly DimensionName[];
  pivot: DimensionName | undefined;
  values: MeasureName[];
  onChangePivot: (pivot: DimensionName) => void;
  onChangeValues: (values: MeasureName[]) => void;
}

export function PivotBar({ catalog, groups, pivot, values, onChangePivot, onChangeValues }: Props) {
  const id = useId();
  const measures = useMemo(
    () => catalog.measures.map(({ name, label, help }) => ({ value: name, label, description: help })),
    [catalog]
  );
  const dimensions = useMemo(() => catalog.dimensions.map(({ name, label }) => ({ value: name, label })), [catalog]);

  return (
    <>
      <LabelledControl label="Pivot column" htmlFor={`${id}-pivot`}>
        <Combobox
          id={`${id}-pivot`}
          width={20}
          options={dimensions.filter(({ value }) => !groups.includes(value))}
          value={pivot ?? null}
          onChange={({ value }) => onChangePivot(value)}
        />
      </LabelledControl>
      <LabelledControl label="Values" htmlFor={`${id}-values`}>
        <MultiCombobox
          id={`${id}-values`}
          width="auto"
          minWidth={38}
          maxWidth={60}
          options={measures}
          value={values}
          onChange={(options) => options.length > 0 && onChangeValues(options.map(({ value }) => value))}
        />
      </LabelledControl>
    </>
  );
}
