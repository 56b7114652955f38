import { PluginPage } from '@grafana/runtime';
import { LoadingPlaceholder, Stack } from '@grafana/ui';
import React from 'react';

import { useCatalog } from '../../api/useCatalog';
import { useSavedReports } from '../../api/useSavedReports';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { ReportsSection } from './ReportsSection';
import { reportSections } from './report-sections';
import { SavedReportsSection } from './SavedReportsSection';

/** All there is to ask, each with a sentence. */
export function ReportListPage() {
  const { data: catalog, error, refetch } = useCatalog();
  const { data: saved, error: savedError, refetch: refetchSaved } = useSavedReports();

  return (
    <PluginPage subTitle="Each report is a question about the calls. Change it as you like: the address carries all you choose.">
      <Stack direction="column" gap={3}>
        {error && <ServiceErrorAlert title="The reports could not be loaded" error={error} onRetry={refetch} />}
        {savedError && (
          <ServiceErrorAlert title="Saved reports could not be loaded" error={savedError} onRetry={refetchSaved} />
        )}
        {!catalog && !error && <LoadingPlaceholder text="Loading the reports…" />}
        {saved && saved.length > 0 && catalog && <SavedReportsSection catalog={catalog} saved={saved} />}
        {catalog &&
          reportSections(catalog.reports).map(({ title, entries }) => (
            <ReportsSection key={title} title={title} entries={entries} />
          ))}
      </Stack>
    </PluginPage>
  );
}
