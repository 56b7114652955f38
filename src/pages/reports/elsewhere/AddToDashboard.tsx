import { PluginExtensionExposedComponents, type TimeRange } from '@grafana/data';
import { usePluginComponent } from '@grafana/runtime';
import type { Panel } from '@grafana/schema';
import { Alert, LoadingPlaceholder, Modal } from '@grafana/ui';
import React from 'react';

interface Props {
  buildPanel: () => Panel;
  timeRange: TimeRange;
  onClose: () => void;
}

/** What Grafana's own form takes. */
interface FormProps extends Props {
  /** Without it a form on an app's page would lead to an address below the app's. */
  options: { useAbsolutePath: boolean };
}

/** Grafana's own form: a new dashboard with the panel, or one there is. */
export function AddToDashboard(props: Props) {
  const { component: Form, isLoading } = usePluginComponent<FormProps>(
    PluginExtensionExposedComponents.AddToDashboardFormV1
  );
  return (
    <Modal title="Add to dashboard" isOpen onDismiss={props.onClose}>
      {Form && <Form {...props} options={{ useAbsolutePath: true }} />}
      {isLoading && <LoadingPlaceholder text="Loading the form…" />}
      {!Form && !isLoading && (
        <Alert severity="info" title="This Grafana has no form for it">
          Open the question in Explore and add it to a dashboard from there.
        </Alert>
      )}
    </Modal>
  );
}
