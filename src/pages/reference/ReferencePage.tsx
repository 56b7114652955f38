import { PluginPage } from '@grafana/runtime';
import { Alert, LoadingPlaceholder, Stack } from '@grafana/ui';
import React, { useState } from 'react';

import { useReferenceStatus } from '../../api/useReferenceStatus';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { DESCRIBED_TABLES } from './described-tables';
import { TableSection } from './TableSection';
import { TerritoriesSection } from './TerritoriesSection';

export function ReferencePage() {
  const [uploads, setUploads] = useState(0);
  const { data, error, refetch } = useReferenceStatus({ busy: uploads > 0 });
  const countUploads = (change: 1 | -1) => setUploads((before) => before + change);

  return (
    <PluginPage subTitle="What calls are looked up in: where US numbers are, and which numbers are the operator's own.">
      <Stack direction="column" gap={4}>
        {error && <ServiceErrorAlert title="The tables could not be loaded" error={error} onRetry={refetch} />}
        {!data && !error && <LoadingPlaceholder text="Loading the tables…" />}
        {data?.rematching && (
          <Alert severity="info" title="Stored calls are being looked up again">
            They get what the newest tables say in the background; until then reports show what the older ones said.
          </Alert>
        )}
        {data &&
          DESCRIBED_TABLES.map((described) => (
            <TableSection
              key={described.table}
              described={described}
              status={data.tables.find(({ table }) => table === described.table)}
              onUploading={countUploads}
            />
          ))}
        {data && <TerritoriesSection inForce={data.tables.find(({ table }) => table === 'us_territories')?.inForce} />}
      </Stack>
    </PluginPage>
  );
}
