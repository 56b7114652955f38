import { LinkButton } from '@grafana/ui';
import React from 'react';

import type { RunFile } from '../../../contract/run';
import { runFileUrl } from '../../api/useRuns';

interface Props {
  runId: string;
  file: RunFile;
  size?: 'sm' | 'md';
}

/** A stored file of a run, to be downloaded. */
export function FileLink({ runId, file: { fileId, name }, size }: Props) {
  return (
    <LinkButton
      icon="download-alt"
      variant="secondary"
      fill="text"
      size={size}
      href={runFileUrl(runId, fileId)}
      download={name}
    >
      {name}
    </LinkButton>
  );
}
