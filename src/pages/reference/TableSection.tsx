import { Text } from '@grafana/ui';
import React from 'react';

import type { ReferenceTableStatus, ReferenceVersion } from '../../../contract/reference';
import { Facts } from '../../app/Facts';
import { momentText } from '../../app/moment-text';
import { hasRole } from '../../app/role';
import { Section } from '../../app/Section';
import type { DescribedTable } from './described-tables';
import { UploadTable } from './UploadTable';

interface Props {
  described: DescribedTable;
  status: ReferenceTableStatus | undefined;
  /** Told when an upload begins and when it has ended. */
  onUploading: (change: 1 | -1) => void;
}

export function TableSection({ described, status, onUploading }: Props) {
  const { title, help, upload } = described;

  return (
    <Section title={title}>
      <Text color="secondary">{help}</Text>
      {status?.inForce ? (
        <Facts facts={factsOf(status.inForce, described)} />
      ) : (
        <Text>{upload ? 'None was imported yet.' : 'In use from the next start of the service on.'}</Text>
      )}
      {status?.importing && (
        <Text>
          Importing {status.importing.origin}: {status.importing.rows.toLocaleString('en-US')} rows so far.
        </Text>
      )}
      {upload && hasRole('Admin') && <UploadTable title={title} {...upload} onUploading={onUploading} />}
    </Section>
  );
}

function factsOf(version: ReferenceVersion, { rows, facts }: DescribedTable) {
  return [
    ['Version', String(version.version)] as const,
    ['From', version.origin] as const,
    ...(version.fileDate ? [['File of', version.fileDate] as const] : []),
    [rows, version.rows.toLocaleString('en-US')] as const,
    ...(facts?.(version) ?? []),
    ['In force since', momentText(version.importedAt)] as const,
  ];
}
