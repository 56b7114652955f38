import { PluginPage } from '@grafana/runtime';
import { LoadingPlaceholder, Stack } from '@grafana/ui';
import React from 'react';

import { useMailServer } from '../../api/useMailServer';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { MailServerForm } from './MailServerForm';
import { MailServerStateSection } from './MailServerStateSection';
import { SuppressionsSection } from './SuppressionsSection';
import { TestMailSection } from './TestMailSection';

/** How mails leave, whether they do, and which addresses get none. */
export function MailServerPage() {
  const { data: status, error, refetch } = useMailServer();

  return (
    <PluginPage subTitle="How mails leave, whether they do, and which addresses get none.">
      <Stack direction="column" gap={4}>
        {error && <ServiceErrorAlert title="The mail server could not be looked up" error={error} onRetry={refetch} />}
        {!status && !error && <LoadingPlaceholder text="Looking up the mail server…" />}
        {status && (
          <>
            <MailServerStateSection status={status} />
            <MailServerForm key={status.server?.version ?? 'new'} server={status.server} />
            {status.server && <TestMailSection />}
            <SuppressionsSection />
          </>
        )}
      </Stack>
    </PluginPage>
  );
}
