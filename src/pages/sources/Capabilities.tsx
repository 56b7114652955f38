import { Badge, Stack } from '@grafana/ui';
import React from 'react';

import type { SourceCapabilities } from '../../../contract/sources';

const CAPABILITIES: ReadonlyArray<{ key: keyof SourceCapabilities; label: string; known: string; unknown: string }> = [
  {
    key: 'recordsUnanswered',
    label: 'unanswered',
    known: 'It records attempts nobody answered, so ASR and the like can be told.',
    unknown: 'It records answered calls only: ASR and other ratios over all attempts are not available for it.',
  },
  {
    key: 'hasMoney',
    label: 'money',
    known: 'It records charges.',
    unknown: 'It records no charges: customer charge, provider charge and profit are not available for it.',
  },
  {
    key: 'hasDtmf',
    label: 'DTMF',
    known: 'It counts DTMF digits.',
    unknown: 'It does not count DTMF digits: measures of DTMF are not available for it.',
  },
];

export function Capabilities({ source }: { source: SourceCapabilities }) {
  return (
    <Stack gap={0.5} wrap="wrap">
      {CAPABILITIES.map(({ key, label, known, unknown }) =>
        source[key] ? (
          <Badge key={key} color="green" icon="check" text={label} tooltip={known} />
        ) : (
          <Badge key={key} color="darkgrey" icon="times" text={`no ${label}`} tooltip={unknown} />
        )
      )}
    </Stack>
  );
}
