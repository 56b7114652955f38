import { Alert, EmptyState } from '@grafana/ui';
import React from 'react';

import type { MailServerStatus } from '../../../contract/mail-server';
import { Facts } from '../../app/Facts';
import { momentText } from '../../app/moment-text';
import { Section } from '../../app/Section';

export function MailServerStateSection({ status: { server, state, waiting } }: { status: MailServerStatus }) {
  return (
    <Section title="State">
      {!server && (
        <EmptyState variant="call-to-action" hideImage message="No mail server yet">
          Reports are made and stored; none leaves by mail until a server is set up below.
        </EmptyState>
      )}
      {state.pausedUntil && (
        <Alert severity="warning" title="Mails wait">
          The server could not be reached {state.failures} times in a row. One mail tries again{' '}
          {momentText(state.pausedUntil)}; the others wait and lose no tries.
        </Alert>
      )}
      {server && (
        <Facts
          facts={[
            ['Waiting', waiting.toLocaleString('en-US')],
            ['Last mail taken', momentText(state.lastAcceptedAt)],
            ['Last failure', state.lastErrorAt ? `${momentText(state.lastErrorAt)}: ${state.lastError}` : '—'],
          ]}
        />
      )}
    </Section>
  );
}
