import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Combobox, useStyles2 } from '@grafana/ui';
import React, { useId, useState } from 'react';

import type { DimensionDescription } from '../../../contract/catalog';
import type { DimensionName } from '../../../contract/names';
import type { Filter, Window } from '../../../contract/question';
import { FurtherFilter, type FilterKind } from './FurtherFilter';
import { LabelledControl } from './LabelledControl';
import { isStanding, STANDING_FILTERS, valuesOf, withValues } from './report-filters';
import { ValuesPicker } from './ValuesPicker';

interface Props {
  dimensions: readonly DimensionDescription[];
  filters: Filter[];
  window: Window;
  onChange: (filters: Filter[]) => void;
}

export function FilterBar({ dimensions, filters, window, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const id = useId();
  /** Filters somebody has begun, without a value yet. */
  const [begun, setBegun] = useState<FilterKind[]>([]);
  const labels = new Map(dimensions.map(({ name, label }) => [name, label]));
  const further = [
    ...filters.filter((filter) => !isStanding(filter)),
    ...begun.filter((kind) => !isSet(filters, kind)),
  ];

  const set = ({ dimension, operator }: FilterKind, values: Filter['values']) =>
    onChange(withValues(filters, dimension, operator, values));
  const begin = (kind: FilterKind) => setBegun([...begun.filter((other) => !isSame(other, kind)), kind]);
  const drop = (kind: FilterKind) => {
    setBegun(begun.filter((other) => !isSame(other, kind)));
    set(kind, []);
  };

  return (
    <div className={styles.bar}>
      {STANDING_FILTERS.map(({ dimension, label }) => (
        <LabelledControl key={dimension} label={label} htmlFor={`${id}-${dimension}`}>
          <ValuesPicker
            id={`${id}-${dimension}`}
            dimension={dimension}
            window={window}
            placeholder="All"
            value={valuesOf(filters, dimension, 'in')}
            onChange={(values) => set({ dimension, operator: 'in' }, values)}
          />
        </LabelledControl>
      ))}
      {further.map((kind) => (
        <FurtherFilter
          key={`${kind.dimension} ${kind.operator}`}
          kind={kind}
          label={labels.get(kind.dimension) ?? kind.dimension}
          window={window}
          values={valuesOf(filters, kind.dimension, kind.operator)}
          onChange={(values) => set(kind, values)}
          onChangeOperator={(operator) => {
            const values = valuesOf(filters, kind.dimension, kind.operator);
            const changed = { dimension: kind.dimension, operator };
            begin(changed);
            onChange(
              withValues(withValues(filters, kind.dimension, kind.operator, []), kind.dimension, operator, values)
            );
          }}
          onRemove={() => drop(kind)}
        />
      ))}
      <LabelledControl label="Add filter" htmlFor={`${id}-add`}>
        <Combobox
          key={further.length}
          id={`${id}-add`}
          width={16}
          placeholder="Dimension"
          options={dimensions
            .filter(({ name }) => name !== 'time')
            .map(({ name, label, help }) => ({ value: name, label, description: help }))}
          value={null}
          onChange={({ value }: { value: DimensionName }) =>
            begin({ dimension: value, operator: isStanding({ dimension: value, operator: 'in' }) ? 'not_in' : 'in' })
          }
        />
      </LabelledControl>
    </div>
  );
}

function isSame(a: FilterKind, b: FilterKind): boolean {
  return a.dimension === b.dimension && a.operator === b.operator;
}

function isSet(filters: readonly Filter[], kind: FilterKind): boolean {
  return filters.some((filter) => isSame(filter, kind));
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: theme.spacing(1, 1.5) }),
});
