import { PluginExtensionExposedComponents } from '@grafana/data';
import type { UsePluginComponentResult } from '@grafana/runtime';
import type { ComponentType } from 'react';

import { AddToDashboardForm } from '../AddToDashboardForm';

const COMPONENTS: Record<string, ComponentType<never>> = {
  [PluginExtensionExposedComponents.AddToDashboardFormV1]: AddToDashboardForm,
};

/** The components Grafana lends to plugins, as far as the preview has them. */
export function exposedComponent<Props extends object>(id: string): UsePluginComponentResult<Props> {
  const component = COMPONENTS[id] as ComponentType<Props> | undefined;
  return { component: component ?? null, isLoading: false };
}
