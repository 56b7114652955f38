import { Button, Combobox } from '@grafana/ui';
import React, { useId, useMemo } from 'react';

import type { Catalog } from '../../../contract/catalog';
import { LabelledControl } from './LabelledControl';
import { ask, type ReportState } from './report-state';

const NOTHING = 'none';

interface Props {
  catalog: Catalog;
  report: Catalog['reports'][number];
  state: ReportState;
  onChange: (state: ReportState) => void;
}

/** What the catalogue lets a reader switch on in a report. */
export function OptionControls({ catalog, report, state, onChange }: Props) {
  const id = useId();
  const isByTime = state.groups.includes('time') || state.pivot === 'time';
  const marks = catalog.marks.filter(({ name }) => report.options.marks.includes(name));
  const comparisons = useMemo(
    () => [
      { value: NOTHING, label: 'Nothing' },
      ...catalog.comparisons.map(({ name, label, help }) => ({ value: name, label, description: help })),
    ],
    [catalog]
  );
  const change = (part: Partial<ReportState>) => onChange(ask(state, part));

  return (
    <>
      {catalog.comparisons.length > 0 && (
        <LabelledControl label="Compare with" htmlFor={`${id}-compare`}>
          <Combobox
            id={`${id}-compare`}
            width={20}
            options={comparisons}
            value={state.compare ?? NOTHING}
            onChange={({ value }) => change({ compare: catalog.comparisons.find(({ name }) => name === value)?.name })}
          />
        </LabelledControl>
      )}
      {report.options.emptyBuckets && isByTime && (
        <Toggle
          label="Empty buckets"
          help="Show times without a call, too"
          isOn={state.emptyBuckets}
          onChange={(emptyBuckets) => change({ emptyBuckets })}
        />
      )}
      {marks.map(({ name, label, help }) => (
        <Toggle
          key={name}
          label={label}
          help={help}
          isOn={state.marks.includes(name)}
          onChange={(isOn) =>
            change({ marks: isOn ? [...state.marks, name] : state.marks.filter((other) => other !== name) })
          }
        />
      ))}
    </>
  );
}

interface ToggleProps {
  label: string;
  help: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

function Toggle({ label, help, isOn, onChange }: ToggleProps) {
  return (
    <Button
      variant="secondary"
      icon={isOn ? 'check-square' : 'square-shape'}
      fill={isOn ? 'solid' : 'outline'}
      aria-pressed={isOn}
      title={help}
      onClick={() => onChange(!isOn)}
    >
      {label}
    </Button>
  );
}
