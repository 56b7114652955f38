import { LoadingPlaceholder } from '@grafana/ui';
import React, { useState } from 'react';

import { useIdClashes } from '../../api/useIdClashes';
import { useSources } from '../../api/useSources';
import { hasRole } from '../../app/role';
import { Section } from '../../app/Section';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { IdClashesNotice } from './IdClashesNotice';
import { NoSourcesYet } from './NoSourcesYet';
import { SourceDrawer } from './SourceDrawer';
import { SourcesTable } from './SourcesTable';

export function SourcesSection() {
  const { data, error, refetch } = useSources();
  const clashes = useIdClashes();
  const [open, setOpen] = useState<string>();
  const shown = data?.find(({ name }) => name === open);

  return (
    <Section title="Sources">
      {error && <ServiceErrorAlert title="The sources could not be loaded" error={error} onRetry={refetch} />}
      {!data && !error && <LoadingPlaceholder text="Loading sources…" />}
      {clashes.data && <IdClashesNotice clashes={clashes.data} />}
      {data?.length === 0 && <NoSourcesYet />}
      {data && data.length > 0 && <SourcesTable sources={data} onOpen={hasRole('Admin') ? setOpen : undefined} />}
      {shown && <SourceDrawer source={shown} onClose={() => setOpen(undefined)} />}
    </Section>
  );
}
