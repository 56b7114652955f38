import { PluginPage } from '@grafana/runtime';
import { LoadingPlaceholder } from '@grafana/ui';
import React from 'react';

import { useCatalog } from '../../api/useCatalog';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { Report } from './Report';

export function ReportsPage() {
  const { data: catalog, error, refetch } = useCatalog();

  if (catalog) {
    return <Report catalog={catalog} />;
  }
  return (
    <PluginPage>
      {error ? (
        <ServiceErrorAlert title="The reports could not be loaded" error={error} onRetry={() => void refetch()} />
      ) : (
        <LoadingPlaceholder text="Loading the reports…" />
      )}
    </PluginPage>
  );
}
