import { Alert, EmptyState, Text } from '@grafana/ui';
import React from 'react';

import type { StorageStatus } from '../../../contract/storage';
import { Section } from '../../app/Section';
import { RollupsTable } from './RollupsTable';

export function RollupsSection({ storage }: { storage: StorageStatus }) {
  const { tiers, dirtyHours } = storage;
  const different = tiers.reduce((sum, tier) => sum + tier.different, 0);

  return (
    <Section title="Rollups">
      <Text color="secondary">{`${keptSentence(storage)} ${backlogSentence(dirtyHours)}`}</Text>
      {different > 0 && (
        <Alert severity="warning" title="A rollup differed from its attempts">
          The standing check found {different.toLocaleString('en-US')} such buckets and had them added up anew. The log
          of the service tells which; please report it.
        </Alert>
      )}
      {tiers.length > 0 ? (
        <RollupsTable tiers={tiers} />
      ) : (
        <EmptyState variant="not-found" hideImage message="There are no rollups">
          Every question is answered from the attempts.
        </EmptyState>
      )}
    </Section>
  );
}

function keptSentence({ keptQuarterHoursDays, keptHoursDays, keptDaysMonths }: StorageStatus): string {
  const days = keptDaysMonths === null ? 'for good' : `for ${keptDaysMonths} months`;
  return `Quarter-hours are kept for ${keptQuarterHoursDays} days, hours for ${keptHoursDays} days, days ${days}.`;
}

function backlogSentence(dirtyHours: number): string {
  if (dirtyHours === 0) {
    return 'All hours are added up.';
  }
  const hours = dirtyHours === 1 ? '1 hour waits' : `${dirtyHours.toLocaleString('en-US')} hours wait`;
  return `${hours} to be added up; until then answers read the attempts, and are the same.`;
}
