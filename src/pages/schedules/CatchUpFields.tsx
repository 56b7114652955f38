import { Combobox, Field, FieldSet } from '@grafana/ui';
import React from 'react';

import type { CatchUpPolicy } from '../../../contract/schedule';
import { DraftField, type DraftProps } from '../../app/DraftField';
import { fieldFault } from '../../app/field-fault';
import type { ScheduleDraft } from './schedule-draft';

const POLICIES: Array<{ value: CatchUpPolicy; label: string; description: string }> = [
  { value: 'all', label: 'Run each', description: 'Every missed window, the oldest first.' },
  { value: 'latest', label: 'Run the newest', description: 'The others are recorded as skipped.' },
  { value: 'merge', label: 'Run them as one', description: 'One report over all missed windows.' },
  { value: 'skip', label: 'Run none', description: 'All are recorded as skipped.' },
];

/** What happens to windows nobody was there to run, and who hears of what fails. */
export function CatchUpFields(props: DraftProps<ScheduleDraft>) {
  const { draft, error, onChange } = props;
  return (
    <FieldSet label="When something is missed or fails">
      <Field label="Windows missed while the service was down" {...fieldFault(error, 'catchUp.policy')}>
        <Combobox
          id="schedule-catch-up"
          options={POLICIES}
          value={draft.catchUpPolicy}
          onChange={({ value }) => onChange({ catchUpPolicy: value })}
        />
      </Field>
      {draft.catchUpPolicy !== 'skip' && (
        <DraftField
          {...props}
          field="catchUpAtMost"
          named="catchUp.atMost"
          label="At most"
          description="Older windows are recorded as skipped. Empty: 24 hourly, 7 daily, 4 weekly, 3 monthly."
          type="number"
          suffix="windows"
        />
      )}
      <DraftField
        {...props}
        field="ownerAddress"
        label="Tell"
        description="Gets one notice when a report can't be made or delivered. Empty: it is shown on the page only."
        placeholder="you@carrier.example"
      />
    </FieldSet>
  );
}
