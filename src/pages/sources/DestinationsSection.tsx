import { Alert, EmptyState, LoadingPlaceholder } from '@grafana/ui';
import React from 'react';

import type { DestinationStatus } from '../../../contract/sources';
import { useDestinationStatus } from '../../api/useDestinationStatus';
import { Facts } from '../../app/Facts';
import { momentText } from '../../app/moment-text';
import { Section } from '../../app/Section';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { CodeLine } from '../../app/CodeLine';

const IMPORT = 'npm run import-destinations -- destinations.csv';

export function DestinationsSection() {
  const { data, error, refetch } = useDestinationStatus();

  return (
    <Section title="Destinations">
      {error && <ServiceErrorAlert title="The destinations could not be loaded" error={error} onRetry={refetch} />}
      {!data && !error && <LoadingPlaceholder text="Loading destinations…" />}
      {data?.version === null && (
        <EmptyState variant="call-to-action" hideImage message="No table of destinations yet">
          Calls are named by the longest prefix of the number they went to. Import a CSV with the columns prefix and
          name:
          <CodeLine code={IMPORT} />
        </EmptyState>
      )}
      {data && data.version !== null && <DestinationFacts status={data} />}
    </Section>
  );
}

function DestinationFacts({ status }: { status: DestinationStatus }) {
  return (
    <>
      {status.rematching && (
        <Alert severity="info" title="Destinations are being matched again">
          Attempts stored under an older table get their new names in the background; until then reports show the old
          ones.
        </Alert>
      )}
      <Facts
        facts={[
          ['Version', String(status.version)],
          ['From', status.origin ?? '—'],
          ['Prefixes', status.prefixes.toLocaleString('en-US')],
          ['Imported', momentText(status.importedAt)],
          ['Attempts to an unknown destination', status.unknownAttempts.toLocaleString('en-US')],
        ]}
      />
    </>
  );
}
