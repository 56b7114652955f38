import { PluginPage } from '@grafana/runtime';
import { LoadingPlaceholder } from '@grafana/ui';
import React from 'react';
import { useParams } from 'react-router-dom';

import { useCatalog } from '../../api/useCatalog';
import { NotFoundPage } from '../../app/NotFoundPage';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { Report } from './Report';

export function ReportPage() {
  const { name } = useParams();
  const { data: catalog, error, refetch } = useCatalog();

  if (!catalog) {
    return (
      <PluginPage>
        {error ? (
          <ServiceErrorAlert title="The report could not be loaded" error={error} onRetry={() => void refetch()} />
        ) : (
          <LoadingPlaceholder text="Loading the report…" />
        )}
      </PluginPage>
    );
  }
  const report = catalog.reports.find((each) => each.name === name);
  return report ? <Report catalog={catalog} report={report} /> : <NotFoundPage />;
}
