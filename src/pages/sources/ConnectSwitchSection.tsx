import { Alert, Button, Combobox, Field, Input, Stack, TextArea } from '@grafana/ui';
import React, { useState } from 'react';

import type { SwitchInput } from '../../../contract/sources';
import { usePreviewSwitch, useSaveSwitch, useSwitchKinds } from '../../api/useConnectSwitch';
import { Section } from '../../app/Section';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { IdClashesNotice } from './IdClashesNotice';
import { PreviewTable } from './PreviewTable';
import { readSettingsText } from './read-settings-text';

const EXAMPLE = '{ "database": "env:SWITCH_DATABASE", "zone": "Europe/Madrid" }';

/** Makes or changes a source whose switch is read: its first rows are shown as they would be stored, before it is saved. */
export function ConnectSwitchSection() {
  const [name, setName] = useState('');
  const [kind, setKind] = useState<string>();
  const [text, setText] = useState(EXAMPLE);
  const kinds = useSwitchKinds();
  const preview = usePreviewSwitch();
  const save = useSaveSwitch();

  const { settings, fault } = readSettingsText(text);
  const input: SwitchInput | undefined =
    name.trim() && kind && settings ? { name: name.trim(), kind, settings } : undefined;
  const change = (apply: () => void) => {
    apply();
    preview.reset();
    save.reset();
  };
  return (
    <Section title="Connect a switch">
      <Stack direction="column" gap={1}>
        <Stack gap={2} wrap="wrap">
          <Field label="Name of the source" noMargin>
            <Input
              id="switch-name"
              width={30}
              value={name}
              onChange={({ currentTarget }) => change(() => setName(currentTarget.value))}
            />
          </Field>
          <Field label="Switch" noMargin>
            <Combobox
              id="switch-kind"
              width={60}
              placeholder="Choose a switch"
              options={(kinds.data ?? []).map(({ kind: value, label }) => ({ value, label }))}
              value={kind ?? null}
              onChange={(option) => change(() => setKind(option.value))}
            />
          </Field>
        </Stack>
        <Field
          label="Settings"
          description="JSON, as the page of the switch in docs/sources lists them. env:NAME names a variable of the service that holds the address with its password."
          invalid={fault !== undefined}
          error={fault}
          noMargin
        >
          <TextArea
            id="switch-settings"
            rows={6}
            value={text}
            onChange={({ currentTarget }) => change(() => setText(currentTarget.value))}
          />
        </Field>
        <Stack gap={1}>
          <Button
            variant="secondary"
            icon={preview.isPending ? 'spinner' : 'eye'}
            disabled={!input || preview.isPending}
            onClick={() => input && preview.mutate(input)}
          >
            Show the first rows
          </Button>
          <Button disabled={!input || !preview.data || save.isPending} onClick={() => input && save.mutate(input)}>
            Save and read
          </Button>
        </Stack>
        {kinds.error && <ServiceErrorAlert title="The kinds of switches could not be loaded" error={kinds.error} />}
        {preview.error && <ServiceErrorAlert title="The switch can’t be read so" error={preview.error} />}
        {save.error && <ServiceErrorAlert title="The source could not be saved" error={save.error} />}
        {save.data && <Alert severity="success" title={`${save.data.name} is saved; it is read every ten seconds.`} />}
        {preview.data && <IdClashesNotice clashes={preview.data.clashes} />}
        {preview.data && <PreviewTable preview={preview.data} />}
      </Stack>
    </Section>
  );
}
