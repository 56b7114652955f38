import { Combobox, Field, FieldSet } from '@grafana/ui';
import React from 'react';

import { DraftField, type DraftProps } from '../../app/DraftField';
import { fieldFault } from '../../app/field-fault';
import { ZonePicker } from '../../app/ZonePicker';
import { hasAnchor, isCounted, PERIOD_CHOICES } from './period-choice';
import type { ScheduleDraft } from './schedule-draft';

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map((label, index) => ({
  value: index + 1,
  label,
}));

/** When a schedule runs. A field is only there when its period makes use of it. */
export function RuleFields(props: DraftProps<ScheduleDraft>) {
  const { draft, error, onChange } = props;
  const isWholeDays = draft.period !== 'hourly' && draft.period !== 'cron';

  return (
    <FieldSet label="When">
      <Field
        label="Period"
        description="Each run covers the period that has just ended."
        {...fieldFault(error, 'rule.unit')}
      >
        <Combobox
          id="schedule-period"
          options={[...PERIOD_CHOICES]}
          value={draft.period}
          onChange={({ value }) => onChange({ period: value })}
        />
      </Field>
      {isCounted(draft.period) && (
        <DraftField
          {...props}
          field="every"
          named="rule.every"
          label={`How many ${draft.period}`}
          type="number"
          required
        />
      )}
      {draft.period === 'cron' && (
        <DraftField
          {...props}
          field="cron"
          named="rule.cron"
          label="Cron expression"
          description="Minute, hour, day of the month, month, day of the week. Each run covers the time since the one before."
          required
        />
      )}
      {draft.period === 'weekly' && (
        <Field label="Weeks begin on" {...fieldFault(error, 'rule.weekStart')}>
          <Combobox
            id="schedule-week-start"
            options={WEEKDAYS}
            value={draft.weekStart}
            onChange={({ value }) => onChange({ weekStart: value })}
          />
        </Field>
      )}
      {hasAnchor(draft.period) && (
        <DraftField
          {...props}
          field="anchor"
          named="rule.anchor"
          label="A period begins on"
          description="Any date one begins on; the others follow from it. Empty: by the calendar."
          type="date"
        />
      )}
      {isWholeDays && (
        <DraftField
          {...props}
          field="at"
          named="rule.at"
          label="Run at"
          description="Empty: as soon as the calls of the period have settled."
          type="time"
        />
      )}
      {isWholeDays && draft.at !== '' && (
        <DraftField {...props} field="daysLater" named="rule.daysLater" label="Days later" type="number" />
      )}
      <DraftField
        {...props}
        field="settleMinutes"
        named="rule.settleMinutes"
        label="Wait for late calls"
        description="After the end of the period. Empty: 15 min hourly, 30 min daily, 1 h weekly, 2 h biweekly, 3 h monthly."
        type="number"
        suffix="minutes"
      />
      <Field
        label="Time zone"
        description="Of the windows, the times in files and mails."
        {...fieldFault(error, 'zone')}
      >
        <ZonePicker id="schedule-zone" value={draft.zone} onChange={(zone) => onChange({ zone })} />
      </Field>
    </FieldSet>
  );
}
