import { Combobox, EmptyState, InlineField, LoadingPlaceholder, Text } from '@grafana/ui';
import React, { useMemo, useState } from 'react';

import { useRejects } from '../../api/useRejects';
import { useSources } from '../../api/useSources';
import { hasRole } from '../../app/role';
import { Section } from '../../app/Section';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { RejectsTable } from './RejectsTable';

const KEPT = 'what was loaded already stays as it is.';

/** Rows as they came hold numbers of callers: the service shows them to administrators only. */
export function RejectsSection() {
  if (hasRole('Admin')) {
    return <Rejects />;
  }
  return (
    <Section title="Rejected rows">
      <Text color="secondary">
        How many there are stands beside each source. Only administrators see the rows themselves.
      </Text>
    </Section>
  );
}

function Rejects() {
  const [source, setSource] = useState<string>();
  const { data: sources } = useSources();
  const options = useMemo(() => (sources ?? []).map(({ name }) => ({ value: name })), [sources]);
  const { data, error, refetch } = useRejects(source);

  const filter = options.length > 0 && (
    <InlineField label="Source">
      <Combobox
        id="rejects-source"
        placeholder="All sources"
        width={30}
        isClearable
        options={options}
        value={source ?? null}
        onChange={(option) => setSource(option?.value)}
      />
    </InlineField>
  );
  return (
    <Section title="Rejected rows" actions={filter}>
      {error && <ServiceErrorAlert title="The rejected rows could not be loaded" error={error} onRetry={refetch} />}
      {!data && !error && <LoadingPlaceholder text="Loading rejected rows…" />}
      {data?.total === 0 && (
        <EmptyState variant="completed" hideImage message={`Every row ${source ? `of ${source} ` : ''}was understood`}>
          A row that cannot be understood is kept here with its reason, and the rows after it go on.
        </EmptyState>
      )}
      {data && data.total > 0 && (
        <>
          <Text color="secondary">{summary(data.rejects.length, data.total)}</Text>
          <RejectsTable rejects={data.rejects} />
        </>
      )}
    </Section>
  );
}

function summary(shown: number, total: number): string {
  if (total === 1) {
    return `1 rejected row. Correct it at its source and send it again: ${KEPT}`;
  }
  const all = total.toLocaleString('en-US');
  const counted =
    shown < total ? `The newest ${shown.toLocaleString('en-US')} of ${all} rejected rows.` : `${all} rejected rows.`;
  return `${counted} Correct them at their source and send them again: ${KEPT}`;
}
