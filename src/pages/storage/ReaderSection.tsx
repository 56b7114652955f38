import { Alert, Text } from '@grafana/ui';
import React from 'react';

import { Section } from '../../app/Section';

/** Whether the database itself keeps questions from writing and from what is none of theirs. */
export function ReaderSection({ missing }: { missing: string | null }) {
  return (
    <Section title="Rights of questions">
      {missing === null ? (
        <Text color="secondary">
          Questions are asked as a role of the database that can only read, and only what reports are made of.
        </Text>
      ) : (
        <Alert severity="warning" title="Questions are asked with all the rights of the service">
          {missing}
        </Alert>
      )}
    </Section>
  );
}
