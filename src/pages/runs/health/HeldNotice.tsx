import { Alert, Button, ConfirmModal, Stack } from '@grafana/ui';
import React, { useState } from 'react';

import type { ReleaseInput } from '../../../../contract/scheduler';
import { useRelease, useScheduler } from '../../../api/useScheduler';
import { momentText } from '../../../app/moment-text';
import { hasRole } from '../../../app/role';
import { ServiceErrorAlert } from '../../../app/ServiceErrorAlert';

const WAYS: Record<ReleaseInput['due'], { button: string; title: string; body: string }> = {
  leave: {
    button: 'Go on, and leave out what was due',
    title: 'Leave out what was due?',
    body: 'Waiting runs and mails are cancelled, and windows that are due by now are recorded as skipped. Each can be run again by hand. From the next window on everything goes as usual.',
  },
  send: {
    button: 'Go on, and send what is due',
    title: 'Send what is due?',
    body: 'All that waits is made and sent. What was sent before the database was restored reaches its recipients once more.',
  },
};

/** Shown while the service holds everything back, with the ways out. Nothing else of the time. */
export function HeldNotice() {
  const { data: status } = useScheduler();
  const { mutate, error, isPending } = useRelease();
  const [due, setDue] = useState<ReleaseInput['due']>();
  if (!status?.held) {
    return null;
  }
  const { since, because } = status.held;
  return (
    <Alert severity="error" title="Nothing is planned, made or sent">
      <Stack direction="column" gap={1}>
        <span>
          {because} Held {momentText(since)}.
        </span>
        {error && <ServiceErrorAlert title="It is still held" error={error} />}
        {hasRole('Admin') ? (
          <Stack wrap="wrap">
            {(['leave', 'send'] as const).map((way) => (
              <Button
                key={way}
                variant={way === 'leave' ? 'primary' : 'secondary'}
                disabled={isPending}
                onClick={() => setDue(way)}
              >
                {WAYS[way].button}
              </Button>
            ))}
          </Stack>
        ) : (
          <span>An administrator decides how to go on.</span>
        )}
      </Stack>
      {due && (
        <ConfirmModal
          isOpen
          title={WAYS[due].title}
          body={WAYS[due].body}
          confirmText="Go on"
          onConfirm={() => {
            mutate({ due });
            setDue(undefined);
          }}
          onDismiss={() => setDue(undefined)}
        />
      )}
    </Alert>
  );
}
