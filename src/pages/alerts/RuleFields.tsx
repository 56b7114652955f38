import { Combobox, Field, Input, Switch } from '@grafana/ui';
import React from 'react';

import type { AlertPreset } from '../../../contract/alerts/presets';
import { isAboutMoney } from '../../../contract/alerts/rule-of-preset';
import type { DimensionName } from '../../../contract/names';
import { useCatalog } from '../../api/useCatalog';
import { ZonePicker } from '../../app/ZonePicker';
import { OrderedPicks } from '../../datasource/editor/OrderedPicks';
import type { ReadDraft, RuleDraft } from './rule-draft';
import { UNITS } from './threshold-text';

interface Props extends Omit<ReadDraft, 'settings'> {
  preset: AlertPreset;
  draft: RuleDraft;
  onChange: (changes: Partial<RuleDraft>) => void;
}

export function RuleFields({ preset, draft, thresholdFault, leastFault, onChange }: Props) {
  const { unit, fires } = preset;
  const { data: catalog } = useCatalog();
  const options = (catalog?.dimensions ?? [])
    .filter(({ name }) => name !== 'time')
    .map(({ name, label }) => ({ value: name, label }));

  return (
    <>
      <Field
        label={`Fires ${fires}`}
        description={UNITS[unit].suffix || undefined}
        invalid={Boolean(thresholdFault)}
        error={thresholdFault}
      >
        <Input
          id="rule-threshold"
          value={draft.threshold}
          onChange={({ currentTarget }) => onChange({ threshold: currentTarget.value })}
        />
      </Field>
      <Field
        label={`Clears ${fires === 'below' ? 'above' : 'below'}`}
        description="Apart from where it fires, so that it does not come and go."
      >
        <Input
          id="rule-recovery"
          value={draft.recovery}
          onChange={({ currentTarget }) => onChange({ recovery: currentTarget.value })}
        />
      </Field>
      {draft.least !== undefined && (
        <Field
          label="Least attempts"
          description="Groups with fewer are left out: a quiet route is no alarm."
          invalid={Boolean(leastFault)}
          error={leastFault}
        >
          <Input
            id="rule-least"
            type="number"
            value={draft.least}
            onChange={({ currentTarget }) => onChange({ least: currentTarget.value })}
          />
        </Field>
      )}
      {draft.dimensions && (
        <Field label="For each" description="Each group is an alert of its own.">
          <OrderedPicks<DimensionName>
            id="rule-dimensions"
            options={options}
            value={draft.dimensions}
            placeholder={draft.dimensions.length > 0 ? 'Add another' : 'All attempts together'}
            onChange={(dimensions) => onChange({ dimensions })}
          />
        </Field>
      )}
      {draft.zone !== undefined && (
        <Field label="Time zone" description="Whose clock says what the same time of another week is.">
          <ZonePicker id="rule-zone" value={draft.zone} onChange={(zone) => onChange({ zone })} />
        </Field>
      )}
      {isAboutMoney(preset.query) && (
        <Field
          label="Currency"
          description="What charges are converted to, by the rate of each day. None: a group charged in several is not judged."
        >
          <Combobox
            id="rule-currency"
            isClearable
            placeholder="their own"
            options={(catalog?.currencies ?? []).map((value) => ({ value }))}
            value={draft.currency ?? null}
            onChange={(option) => onChange({ currency: option?.value })}
          />
        </Field>
      )}
      <Field label="On">
        <Switch
          id="rule-on"
          value={draft.isOn}
          onChange={({ currentTarget }) => onChange({ isOn: currentTarget.checked })}
        />
      </Field>
    </>
  );
}
