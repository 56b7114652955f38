import { Alert, Drawer } from '@grafana/ui';
import React, { type FormEvent, useState } from 'react';

import type { AlertPreset } from '../../../contract/alerts/presets';
import type { StoredRule } from '../../api/grafana-alerting';
import { useSaveRule } from '../../api/useAlertRules';
import { FormButtons } from '../../app/FormButtons';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { findDataSource } from '../reports/elsewhere/data-source-ref';
import { draftOf, readDraft } from './rule-draft';
import { RuleFields } from './RuleFields';
import { OWN_FOLDER, ownRule, settingsOf, withSettings } from './rule-settings';

interface Props {
  preset: AlertPreset;
  /** The rule to change; one of a file can't be, and gets one of its own in its place. */
  rule: StoredRule | undefined;
  onClose: () => void;
  /** Saved, and with it the rule of a file it takes the place of. */
  onSaved: (replaced: StoredRule | undefined) => void;
}

/** Sets the rule of a preset: thresholds, least sample, groups. */
export function RuleDrawer({ preset, rule, onClose, onSaved }: Props) {
  const isOfFile = Boolean(rule?.provenance);
  const changed = isOfFile ? undefined : rule;
  const [draft, setDraft] = useState(() => draftOf(preset, settingsOf(preset, rule), !changed?.isPaused));
  const { mutate, error, isPending } = useSaveRule();
  const dataSource = findDataSource();
  const { settings, ...faults } = readDraft(preset, draft);

  const save = (event: FormEvent) => {
    event.preventDefault();
    if (settings && dataSource?.uid) {
      const toSave = changed
        ? { rule: withSettings(changed, preset, settings) }
        : { rule: ownRule(preset, settings, dataSource.uid), newIn: OWN_FOLDER };
      mutate(toSave, { onSuccess: () => onSaved(isOfFile ? rule : undefined) });
    }
  };
  return (
    <Drawer title={preset.title} subtitle={preset.help} size="sm" onClose={onClose}>
      <form onSubmit={save}>
        {error && <ServiceErrorAlert title="The rule was not saved" error={error} />}
        {isOfFile && <FileNotice />}
        {!dataSource && (
          <Alert severity="warning" title="There is no Trunkline data source">
            A rule asks one. Add it under Connections, then come back.
          </Alert>
        )}
        <RuleFields
          preset={preset}
          draft={draft}
          {...faults}
          onChange={(changes) => setDraft((before) => ({ ...before, ...changes }))}
        />
        <FormButtons submit="Save" disabled={isPending || !settings || !dataSource} onCancel={onClose} />
      </form>
    </Drawer>
  );
}

function FileNotice() {
  return (
    <Alert severity="info" title="This rule comes from a provisioning file">
      Grafana lets nobody change it. Saving makes a rule of your own in its place, which stays when files are read
      again, and silences the one of the file, so that nothing rings twice.
    </Alert>
  );
}
