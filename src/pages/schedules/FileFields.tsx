import { Checkbox, Combobox, type ComboboxOption, Field, FieldSet, MultiCombobox, RadioButtonGroup } from '@grafana/ui';
import React from 'react';

import { MOST_SUMMARY_ROWS } from '../../../contract/delivery';
import { FILE_FORMATS } from '../../../contract/schedule';
import type { TimeForm } from '../../../contract/time-form';
import { DraftField, type DraftProps } from '../../app/DraftField';
import { fieldFault } from '../../app/field-fault';
import type { ScheduleDraft } from './schedule-draft';

const IN_DOUBT = [
  { value: 'park', label: 'Leave it to me' },
  { value: 'retry', label: 'Send again' },
] as const;

const BY_ITSELF = 'by itself';
const TIMES: Array<ComboboxOption<TimeForm | typeof BY_ITSELF>> = [
  { value: BY_ITSELF, label: 'As the file writes them by itself' },
  { value: 'iso', label: '2026-11-20T08:30:15+01:00' },
  { value: 'iso-minutes', label: '2026-11-20T08:30+01:00' },
  { value: 'local', label: '2026-11-20 08:30:15' },
  { value: 'local-minutes', label: '2026-11-20 08:30' },
];

/** What is made of a run, and when it is worth sending. */
export function FileFields(props: DraftProps<ScheduleDraft>) {
  const { draft, error, onChange } = props;
  return (
    <FieldSet label="Files and mail">
      <Field label="Files" description="None: the figures are in the mail only." {...fieldFault(error, 'job.formats')}>
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
          label="Table in the mail"
          description={`The first ${MOST_SUMMARY_ROWS} rows, with totals.`}
          value={draft.tableInMail}
          onChange={({ currentTarget }) => onChange({ tableInMail: currentTarget.checked })}
        />
      </Field>
      <Field
        label="Times"
        description="In files and the mail's table, in the schedule's zone."
        {...fieldFault(error, 'job.times')}
      >
        <Combobox
          id="schedule-times"
          options={TIMES}
          value={draft.times ?? BY_ITSELF}
          onChange={({ value }) => onChange({ times: value === BY_ITSELF ? null : value })}
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
