import { Drawer, Stack } from '@grafana/ui';
import React from 'react';

import type { SourceStatus } from '../../../contract/sources';
import { Section } from '../../app/Section';
import { BackfillsPart } from './BackfillsPart';
import { ReadingForm } from './ReadingForm';
import { WatchForm } from './WatchForm';

/** What is set of one source: what is expected of it, and which of its calls are read again. */
export function SourceDrawer({ source, onClose }: { source: SourceStatus; onClose: () => void }) {
  return (
    <Drawer title={source.name} subtitle={source.kind} size="md" onClose={onClose}>
      <Stack direction="column" gap={4}>
        <WatchForm source={source} />
        <Section title="How its calls are read">
          <ReadingForm
            source={source}
            what="outcomes"
            label="What its codes mean"
            description='Where that is not what they usually mean: {"sip": {"480": "busy"}, "q850": {"31": "network_failure"}}.'
          />
          <ReadingForm
            source={source}
            what="numbers"
            label="How it writes numbers"
            description='{"international": true} where all are E.164 digits; {"defaultCountry": "ES"} where national ones are among them.'
          />
        </Section>
        {source.readsRanges && <BackfillsPart source={source.name} />}
      </Stack>
    </Drawer>
  );
}
