import { LoadingPlaceholder } from '@grafana/ui';
import React from 'react';

import { useSources } from '../../api/useSources';
import { Section } from '../../app/Section';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { NoSourcesYet } from './NoSourcesYet';
import { SourcesTable } from './SourcesTable';

export function SourcesSection() {
  const { data, error, refetch } = useSources();

  return (
    <Section title="Sources">
      {error && <ServiceErrorAlert title="The sources could not be loaded" error={error} onRetry={refetch} />}
      {!data && !error && <LoadingPlaceholder text="Loading sources…" />}
      {data && (data.length > 0 ? <SourcesTable sources={data} /> : <NoSourcesYet />)}
    </Section>
  );
}
