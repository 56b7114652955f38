import { Drawer, Stack } from '@grafana/ui';
import React from 'react';

import type { SourceStatus } from '../../../contract/sources';
import { BackfillsPart } from './BackfillsPart';
import { WatchForm } from './WatchForm';

/** What is set of one source: what is expected of it, and which of its calls are read again. */
export function SourceDrawer({ source, onClose }: { source: SourceStatus; onClose: () => void }) {
  return (
    <Drawer title={source.name} subtitle={source.kind} size="md" onClose={onClose}>
      <Stack direction="column" gap={4}>
        <WatchForm source={source} />
        {source.readsRanges && <BackfillsPart source={source.name} />}
      </Stack>
    </Drawer>
  );
}
