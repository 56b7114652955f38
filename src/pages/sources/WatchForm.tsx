import { Alert, Button } from '@grafana/ui';
import React, { type FormEvent, useState } from 'react';

import type { SourceStatus } from '../../../contract/sources';
import { useWatchSource } from '../../api/useSourceChanges';
import { DraftField } from '../../app/DraftField';
import { Section } from '../../app/Section';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { readWatchDraft, watchDraftOf } from './watch-draft';

/** How late a source may be: by it alerts know up to when calls are complete, and runs how long charges can still come. */
export function WatchForm({ source: { name, watch } }: { source: SourceStatus }) {
  const [draft, setDraft] = useState(() => watchDraftOf(watch));
  const { mutate, error, isPending, isSuccess, reset } = useWatchSource(name);
  const shared = {
    draft,
    error,
    type: 'number' as const,
    width: 20,
    onChange: (changes: Partial<typeof draft>) => {
      setDraft((before) => ({ ...before, ...changes }));
      reset();
    },
  };

  const save = (event: FormEvent) => {
    event.preventDefault();
    mutate(readWatchDraft(draft));
  };
  return (
    <Section title="What is expected of it">
      <form onSubmit={save}>
        <DraftField
          {...shared}
          field="settlesWithinS"
          label="Calls are told within"
          description="Alerts look no nearer to now than this."
          suffix="s"
        />
        <DraftField
          {...shared}
          field="silentAfterMinutes"
          label="Stopped after a silence of"
          description="Nothing was heard of it, or its switch could not be read. 0: nobody waits for it."
          placeholder="as usual"
          suffix="min"
        />
        <DraftField
          {...shared}
          field="callsWithinMinutes"
          label="Stopped without a new call for"
          description="Though it is heard: a switch that is read but records no calls, a folder without new files. Empty: nobody minds."
          placeholder="nobody minds"
          suffix="min"
        />
        <DraftField
          {...shared}
          field="chargesWithinHours"
          label="Calls are charged within"
          description="Runs that wait for charges wait no longer than this after their window. Empty: not known."
          placeholder="not known"
          suffix="h"
        />
        {error && <ServiceErrorAlert title="This was not saved" error={error} />}
        {isSuccess && <Alert severity="success" title="Saved" />}
        <Button type="submit" disabled={isPending}>
          Save
        </Button>
      </form>
    </Section>
  );
}
