import { LinkButton, Stack, Text } from '@grafana/ui';
import React from 'react';

import type { RunFile } from '../../../contract/run';
import { runFileUrl } from '../../api/useRuns';
import { Section } from '../../app/Section';
import { sizeText } from '../../app/size-text';

interface Props {
  runId: string;
  files: RunFile[];
}

export function FilesSection({ runId, files }: Props) {
  return (
    <Section title="Files">
      {files.length === 0 && <Text color="secondary">None.</Text>}
      {files.map(({ fileId, name, rows, bytes, sha256, removedAt, removedReason }) => (
        <Stack key={fileId} direction="column" gap={0}>
          {removedAt ? (
            <Text>
              {name}: removed{removedReason && `, ${removedReason}`}
            </Text>
          ) : (
            <LinkButton
              icon="download-alt"
              variant="secondary"
              fill="text"
              href={runFileUrl(runId, fileId)}
              download={name}
            >
              {name}
            </LinkButton>
          )}
          <Text color="secondary" variant="bodySmall">
            {rows.toLocaleString('en-US')} rows, {sizeText(bytes)}, SHA-256 {sha256}
          </Text>
        </Stack>
      ))}
    </Section>
  );
}
