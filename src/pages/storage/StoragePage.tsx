import { PluginPage } from '@grafana/runtime';
import { Button, LoadingPlaceholder, Stack } from '@grafana/ui';
import React from 'react';

import { useStorage } from '../../api/useStorage';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { Section } from '../../app/Section';
import { KeptFilesText } from '../runs/KeptFilesText';
import { AttemptsSection } from './AttemptsSection';
import { ReaderSection } from './ReaderSection';
import { RollupsSection } from './RollupsSection';

export function StoragePage() {
  const { data, error, isFetching, refetch } = useStorage();

  const refresh = (
    <Button variant="secondary" icon="sync" disabled={isFetching} onClick={() => refetch()}>
      Refresh
    </Button>
  );
  return (
    <PluginPage actions={refresh} subTitle="What is kept, how large it is and how old.">
      <Stack direction="column" gap={4}>
        {error && <ServiceErrorAlert title="The storage could not be looked at" error={error} onRetry={refetch} />}
        {!data && !error && <LoadingPlaceholder text="Looking at the storage…" />}
        {data && (
          <>
            <AttemptsSection storage={data} />
            <RollupsSection storage={data} />
            <Section title="Files of runs">
              <KeptFilesText />
            </Section>
            <ReaderSection missing={data.readerMissing} />
          </>
        )}
      </Stack>
    </PluginPage>
  );
}
