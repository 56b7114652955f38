import { PluginPage } from '@grafana/runtime';
import { Button, Stack } from '@grafana/ui';
import { useIsFetching, useQueryClient } from '@tanstack/react-query';
import React from 'react';

import { hasRole } from '../../app/role';
import { ConnectSwitchSection } from './ConnectSwitchSection';
import { DestinationsSection } from './DestinationsSection';
import { RejectsSection } from './RejectsSection';
import { SourcesSection } from './SourcesSection';

export function SourcesPage() {
  const client = useQueryClient();
  const fetching = useIsFetching() > 0;

  const refresh = (
    <Button variant="secondary" icon="sync" disabled={fetching} onClick={() => client.invalidateQueries()}>
      Refresh
    </Button>
  );
  return (
    <PluginPage
      actions={refresh}
      subTitle="Where calls come from, what could not be read, and what names destinations."
    >
      <Stack direction="column" gap={4}>
        <SourcesSection />
        {hasRole('Admin') && <ConnectSwitchSection />}
        <RejectsSection />
        <DestinationsSection />
      </Stack>
    </PluginPage>
  );
}
