import { Stack, Text } from '@grafana/ui';
import React from 'react';

import type { RunFile } from '../../../contract/run';
import { Section } from '../../app/Section';
import { sizeText } from '../../app/size-text';
import { FileLink } from './FileLink';

interface Props {
  runId: string;
  files: RunFile[];
}

export function FilesSection({ runId, files }: Props) {
  return (
    <Section title="Files">
      {files.length === 0 && <Text color="secondary">None.</Text>}
      {files.map((file) => (
        <Stack key={file.fileId} direction="column" gap={0}>
          {file.removedAt ? (
            <Text>
              {file.name}: removed{file.removedReason && `, ${file.removedReason}`}
            </Text>
          ) : (
            <FileLink runId={runId} file={file} />
          )}
          <Text color="secondary" variant="bodySmall">
            {file.rows.toLocaleString('en-US')} rows, {sizeText(file.bytes)}, SHA-256 {file.sha256}
          </Text>
        </Stack>
      ))}
    </Section>
  );
}
