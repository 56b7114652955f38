import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Combobox, MultiCombobox, useStyles2, type ComboboxOption } from '@grafana/ui';
import React, { useId, useMemo } from 'react';

import type { Catalog } from '../../../contract/catalog';
import { CHART_LABELS, CHARTS } from './chart/report-charts';
import { GroupBar } from './GroupBar';
import { LabelledControl } from './LabelledControl';
import { OptionControls } from './OptionControls';
import { PivotBar } from './PivotBar';
import { ask, groupingsOf, togglePivot, type ReportState } from './report-state';

const CHART_OPTIONS = CHARTS.map((value) => ({ value, label: CHART_LABELS[value] }));

interface Props {
  catalog: Catalog;
  report: Catalog['reports'][number];
  state: ReportState;
  onChange: (state: ReportState) => void;
}

/** How the figures are laid out: groups, pivot, currencies. */
export function LayoutBar({ catalog, report, state, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const id = useId();
  const { groups, pivot, layout } = state;
  const buckets = useMemo(() => catalog.buckets.map(asOption), [catalog]);
  const currencies = useMemo(() => catalog.currencies.map(asOption), [catalog]);
  const change = (part: Partial<ReportState>) => onChange(ask(state, part));

  return (
    <div className={styles.bar}>
      <GroupBar
        dimensions={catalog.dimensions}
        usual={groupingsOf(report, state.reportView)}
        groups={groups}
        pivot={pivot}
        onChange={(changed) => change({ groups: changed })}
      />
      {(groups.includes('time') || pivot === 'time') && (
        <LabelledControl label="Time step" htmlFor={`${id}-bucket`}>
          <Combobox
            id={`${id}-bucket`}
            width={10}
            options={buckets}
            value={state.bucket}
            onChange={({ value }) => change({ bucket: value })}
          />
        </LabelledControl>
      )}
      <Button
        variant="secondary"
        icon="table"
        aria-pressed={layout === 'pivot'}
        fill={layout === 'pivot' ? 'solid' : 'outline'}
        title="Show the values of one dimension across"
        onClick={() => onChange(togglePivot(state, report))}
      >
        Pivot
      </Button>
      {layout === 'pivot' ? (
        <PivotBar
          catalog={catalog}
          groups={groups}
          pivot={pivot}
          values={state.values}
          onChangePivot={(changed) => change({ pivot: changed })}
          onChangeValues={(changed) => change({ values: changed })}
        />
      ) : (
        <Button
          variant="secondary"
          icon="list-ul"
          aria-pressed={layout === 'flat'}
          fill={layout === 'flat' ? 'solid' : 'outline'}
          title="One row for each combination of the groups"
          onClick={() => change({ layout: layout === 'flat' ? 'tree' : 'flat' })}
        >
          Flat rows
        </Button>
      )}
      <LabelledControl label="Currencies" htmlFor={`${id}-currencies`}>
        <MultiCombobox
          id={`${id}-currencies`}
          width="auto"
          minWidth={24}
          maxWidth={50}
          placeholder="As charged"
          options={currencies}
          value={state.currencies}
          onChange={(options) => change({ currencies: options.map(({ value }) => value).slice(0, 4) })}
        />
      </LabelledControl>
      <OptionControls catalog={catalog} report={report} state={state} onChange={onChange} />
      <LabelledControl label="Chart" htmlFor={`${id}-chart`}>
        <Combobox
          id={`${id}-chart`}
          width={28}
          options={CHART_OPTIONS}
          value={state.chart}
          onChange={({ value }) => onChange({ ...state, chart: value })}
        />
      </LabelledControl>
    </div>
  );
}

function asOption<T extends string>(value: T): ComboboxOption<T> {
  return { value, label: value };
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: theme.spacing(1, 1.5), minWidth: 0 }),
});
