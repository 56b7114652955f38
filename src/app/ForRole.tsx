import { PluginPage } from '@grafana/runtime';
import { Alert } from '@grafana/ui';
import React, { type ReactNode } from 'react';

import { hasRole, type Role } from './role';

interface Props {
  minimum: Role;
  page: string;
  children: ReactNode;
}

/** Grafana guards only the exact paths of plugin.json; this guards what lies below them too. */
export function ForRole({ minimum, page, children }: Props) {
  if (hasRole(minimum)) {
    return <>{children}</>;
  }
  return (
    <PluginPage>
      <Alert severity="info" title={`${page} needs the role ${minimum}`}>
        Ask an administrator of this organisation for it, then open the page again.
      </Alert>
    </PluginPage>
  );
}
