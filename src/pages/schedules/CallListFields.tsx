import { Checkbox, Combobox, Field } from '@grafana/ui';
import React from 'react';

import { CALL_LAYOUTS, type CallLayout } from '../../../contract/calls';
import type { DraftProps } from '../../app/DraftField';
import { fieldFault } from '../../app/field-fault';
import { AskedNumbersFields } from './AskedNumbersFields';
import { CallFilterFields } from './CallFilterFields';
import type { CallsDraft } from './calls-draft';
import type { ScheduleDraft } from './schedule-draft';

const LAYOUTS: Record<CallLayout, string> = {
  'call-list/1': 'call-list/1: the frozen columns billing programs read',
  'call-list/named/1': 'call-list/named/1: as on the page, names beside ids',
};

/** Which calls a list holds, and how. */
export function CallListFields(props: DraftProps<ScheduleDraft>) {
  const { draft, error, onChange } = props;
  const { calls } = draft;
  const change = (changes: Partial<CallsDraft>) => onChange({ calls: { ...calls, ...changes } });
  return (
    <>
      <CallFilterFields {...props} />
      <AskedNumbersFields {...props} />
      <Field>
        <Checkbox
          label="Answered calls only"
          description="As lists for billing are."
          value={calls.answeredOnly}
          onChange={({ currentTarget }) => change({ answeredOnly: currentTarget.checked })}
        />
      </Field>
      <Field label="Columns" {...fieldFault(error, 'job.question.layout')}>
        <Combobox
          id="schedule-layout"
          options={CALL_LAYOUTS.map((value) => ({ value, label: LAYOUTS[value] }))}
          value={calls.layout}
          onChange={({ value }) => change({ layout: value })}
        />
      </Field>
    </>
  );
}
