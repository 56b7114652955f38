import { Alert, Button, Stack } from '@grafana/ui';
import React from 'react';

import type { ServiceError } from '../api/service-error';

interface Props {
  title: string;
  error: ServiceError;
  onRetry?: () => void;
}

export function ServiceErrorAlert({ title, error, onRetry }: Props) {
  return (
    <Alert severity="error" title={title}>
      <Stack direction="column" gap={1} alignItems="flex-start">
        <span>{error.message}</span>
        {error.allowed && <span>Accepted: {error.allowed.join(', ')}.</span>}
        {onRetry && (
          <Button variant="secondary" size="sm" icon="sync" onClick={onRetry}>
            Try again
          </Button>
        )}
      </Stack>
    </Alert>
  );
}
