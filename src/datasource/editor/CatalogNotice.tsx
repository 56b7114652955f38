import { Alert } from '@grafana/ui';
import React from 'react';

import type { ServiceError } from '../../api/service-error';

export function CatalogNotice({ error }: { error?: ServiceError }) {
  if (!error) {
    return null;
  }
  return (
    <Alert severity="warning" title="What can be asked could not be loaded">
      {error.message}
    </Alert>
  );
}
