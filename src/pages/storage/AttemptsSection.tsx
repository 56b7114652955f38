import { Text } from '@grafana/ui';
import React from 'react';

import type { AttemptStorage, StorageStatus } from '../../../contract/storage';
import { Facts } from '../../app/Facts';
import { momentText } from '../../app/moment-text';
import { Section } from '../../app/Section';
import { sizeText } from '../../app/size-text';

export function AttemptsSection({ storage: { attempts, databaseBytes } }: { storage: StorageStatus }) {
  return (
    <Section title="Attempts">
      <Text color="secondary">{keptSentence(attempts)}</Text>
      <Facts
        facts={[
          ['Attempts', attempts.rows.toLocaleString('en-US')],
          ['Size, with indexes', sizeText(attempts.bytes)],
          ['Months stored', attempts.partitions.toLocaleString('en-US')],
          ['Oldest', momentText(attempts.oldest)],
          ['Newest', momentText(attempts.newest)],
          ['Whole database', sizeText(databaseBytes)],
        ]}
      />
    </Section>
  );
}

function keptSentence({ keptMonths, keptFrom }: AttemptStorage): string {
  const policy =
    keptMonths === null
      ? 'Attempts are kept for good.'
      : `Attempts are kept for ${keptMonths} ${keptMonths === 1 ? 'month' : 'months'} and dropped in whole months of UTC.`;
  return keptFrom === null ? policy : `${policy} Those before ${keptFrom.slice(0, 10)} are gone.`;
}
