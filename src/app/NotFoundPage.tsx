import { PluginPage } from '@grafana/runtime';
import { EmptyState, LinkButton } from '@grafana/ui';
import React from 'react';

import { APP_PATH } from '../constants';

export function NotFoundPage() {
  return (
    <PluginPage>
      <EmptyState
        variant="not-found"
        message="There is no such page in Trunkline"
        button={<LinkButton href={`${APP_PATH}/reports`}>Open the reports</LinkButton>}
      />
    </PluginPage>
  );
}
