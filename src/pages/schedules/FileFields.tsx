import { Checkbox, Field, FieldSet, MultiCombobox, RadioButtonGroup } from '@grafana/ui';
import React from 'react';

import { FILE_FORMATS } from '../../../contract/schedule';
import { DraftField, type DraftProps } from '../../app/DraftField';
import { fieldFault } from '../../app/field-fault';
import type { ScheduleDraft } from './schedule-draft';

const IN_DOUBT = [
  { value: 'park', label: 'Leave it to me' },
  { value: 'retry', label: 'Send again' },
] as const;

/** What is made of a run, and when it is worth sending. */
export function FileFields(props: DraftProps<ScheduleDraft>) {
  const { draft, error, onChange } = props;
  return (
    <FieldSet label="Files and mail">
      <Field
        label="Files"
        description="None: the figures are in the mail only, with its first rows as a table."
        {...fieldFault(error, 'job.formats')}
      >
        <MultiCombobox
          id="schedule-formats"
          isClearable
          placeholder="None"
          options={FILE_FORMATS.map((value) => ({ value, label: value.toUpperCase() }))}
          value={draft.formats}
          onChange={(options) => onChange({ formats: options.map(({ value }) => value) })}
        />
      </Field>
      <Field>
        <Checkbox
          label="Compress files (gz)"
          value={draft.gzip}
          onChange={({ currentTarget }) => onChange({ gzip: currentTarget.checked })}
        />
      </Field>
      <Field>
        <Checkbox
          label="Safe for spreadsheets"
          description="Cells a spreadsheet would run as formulas are made harmless."
          value={draft.spreadsheetSafe}
          onChange={({ currentTarget }) => onChange({ spreadsheetSafe: currentTarget.checked })}
        />
      </Field>
      <Field>
        <Checkbox
          label="Only if there are rows"
          value={draft.onlyWithRows}
          onChange={({ currentTarget }) => onChange({ onlyWithRows: currentTarget.checked })}
        />
      </Field>
      <DraftField
        {...props}
        field="waitForRatingHours"
        named="job.waitForRatingHours"
        label="Wait for calls without a charge"
        description="At most so long; then the report leaves, marked preliminary."
        type="number"
        suffix="hours"
      />
      <Field
        label="When the mail server's answer is lost"
        description="The mail has probably arrived."
        {...fieldFault(error, 'job.onDoubt')}
      >
        <RadioButtonGroup options={[...IN_DOUBT]} value={draft.onDoubt} onChange={(onDoubt) => onChange({ onDoubt })} />
      </Field>
    </FieldSet>
  );
}
