import type { PluginPageProps } from '@grafana/runtime';
import React from 'react';

/** Grafana's page around an app's content, without Grafana. */
export function PluginPageStandIn({ actions, children, pageNav }: PluginPageProps) {
  return (
    <main>
      <h1>{pageNav?.text}</h1>
      {actions}
      {children}
    </main>
  );
}
