import { Alert, Button, Field, TextArea } from '@grafana/ui';
import React, { type FormEvent, useState } from 'react';

import type { SourceStatus } from '../../../contract/sources';
import { useReadCallsAs } from '../../api/useSourceChanges';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { readSettingsText } from './read-settings-text';

interface Props {
  source: SourceStatus;
  what: 'outcomes' | 'numbers';
  label: string;
  description: string;
}

/** How the calls of a source are read, as JSON: what its codes mean, or how it writes numbers. */
export function ReadingForm({ source, what, label, description }: Props) {
  const [text, setText] = useState(() => JSON.stringify(source[what]));
  const { mutate, error, isPending, isSuccess, reset } = useReadCallsAs(source.name, what);
  const { settings, fault } = readSettingsText(text);

  const save = (event: FormEvent) => {
    event.preventDefault();
    if (settings) {
      mutate(settings);
    }
  };
  return (
    <form onSubmit={save}>
      <Field label={label} description={description} invalid={fault !== undefined} error={fault}>
        <TextArea
          id={`source-${what}`}
          rows={2}
          value={text}
          onChange={({ currentTarget }) => {
            setText(currentTarget.value);
            reset();
          }}
        />
      </Field>
      {error && <ServiceErrorAlert title="This was not saved" error={error} />}
      {isSuccess && (
        <Alert severity="success" title="Saved, for the calls that come from now on and those read again" />
      )}
      <Button type="submit" variant="secondary" disabled={isPending || fault !== undefined}>
        {`Save ${label.charAt(0).toLowerCase()}${label.slice(1)}`}
      </Button>
    </form>
  );
}
