import { TimeRange } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { Panel } from '@grafana/schema';
import { Button, Modal, Text } from '@grafana/ui';
import React from 'react';

import { urlInstant } from './useUrlTimeRange';

interface Props {
  buildPanel: () => Panel;
  timeRange?: TimeRange;
  onClose: () => void;
}

/** Grafana's form asks for a dashboard. The preview has none: it opens the panel alone. */
export function AddToDashboardForm({ buildPanel, timeRange, onClose }: Props) {
  const open = () => {
    const { title = '', targets = [], options = {} } = buildPanel();
    const parameters = new URLSearchParams({
      title,
      query: JSON.stringify(targets[0]),
      options: JSON.stringify(options),
    });
    if (timeRange) {
      parameters.set('from', urlInstant(timeRange.raw.from));
      parameters.set('to', urlInstant(timeRange.raw.to));
    }
    onClose();
    locationService.push(`/panel?${parameters}`);
  };
  return (
    <>
      <Text element="p">
        The preview has no dashboards. Grafana asks here for one; the preview opens the panel alone.
      </Text>
      <Modal.ButtonRow>
        <Button variant="secondary" fill="outline" onClick={onClose}>
          Cancel
        </Button>
        <Button onClick={open} icon="apps">
          Open panel
        </Button>
      </Modal.ButtonRow>
    </>
  );
}
