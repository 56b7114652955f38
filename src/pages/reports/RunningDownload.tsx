import { Button, ButtonGroup } from '@grafana/ui';
import React from 'react';

const BYTES_IN_MB = 1_000_000;

interface Props {
  /** What has arrived. */
  bytes: number;
  onCancel: () => void;
}

export function RunningDownload({ bytes, onCancel }: Props) {
  return (
    <ButtonGroup>
      <Button variant="secondary" icon="spinner" disabled aria-live="polite">
        Downloading… {megabytes(bytes)}
      </Button>
      <Button variant="secondary" icon="times" aria-label="Cancel the download" autoFocus onClick={onCancel} />
    </ButtonGroup>
  );
}

function megabytes(bytes: number): string {
  const size = bytes / BYTES_IN_MB;
  return `${size.toFixed(size < 10 ? 1 : 0)} MB`;
}
