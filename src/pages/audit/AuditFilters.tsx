import { dateTime, type TimeRange } from '@grafana/data';
import { Combobox, Field, Input, Stack, TimeRangeInput } from '@grafana/ui';
import React, { useState } from 'react';

import { type AuditFilter, DEED_KINDS, DEEDS } from '../../../contract/audit';
import { DEED_LABELS, KIND_LABELS } from './deed-labels';

interface Props {
  filter: AuditFilter;
  onChange: (changes: Partial<AuditFilter>) => void;
}

const ALL = '';
const NO_RANGE: TimeRange = {
  from: dateTime(null),
  to: dateTime(null),
  raw: { from: dateTime(null), to: dateTime(null) },
};

export function AuditFilters({ filter: { by = '', deed, kind }, onChange }: Props) {
  const [range, setRange] = useState(NO_RANGE);

  const changeRange = (chosen: TimeRange) => {
    setRange(chosen);
    const { from, to } = chosen;
    const isWhole = from.isValid() && to.isValid();
    onChange({ window: isWhole ? { from: from.toISOString(), to: to.toISOString() } : undefined });
  };
  return (
    <Stack gap={2} wrap="wrap">
      <Field label="Who" noMargin>
        <Input
          id="audit-by"
          width={30}
          placeholder="Part of a name"
          value={by}
          onChange={({ currentTarget }) => onChange({ by: currentTarget.value || undefined })}
        />
      </Field>
      <Field label="Did" noMargin>
        <Combobox
          id="audit-deed"
          width={20}
          options={[{ value: ALL, label: 'Anything' }, ...DEEDS.map((value) => ({ value, label: DEED_LABELS[value] }))]}
          value={deed ?? ALL}
          onChange={({ value }) => onChange({ deed: DEEDS.find((each) => each === value) })}
        />
      </Field>
      <Field label="What" noMargin>
        <Combobox
          id="audit-kind"
          width={30}
          options={[
            { value: ALL, label: 'Anything' },
            ...DEED_KINDS.map((value) => ({ value, label: KIND_LABELS[value] })),
          ]}
          value={kind ?? ALL}
          onChange={({ value }) => onChange({ kind: DEED_KINDS.find((each) => each === value) })}
        />
      </Field>
      <Field label="When" noMargin>
        <TimeRangeInput value={range} timeZone="utc" clearable placeholder="At any time" onChange={changeRange} />
      </Field>
    </Stack>
  );
}
