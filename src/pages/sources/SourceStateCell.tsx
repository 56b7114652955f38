import { Badge, type BadgeColor } from '@grafana/ui';
import React from 'react';

import type { SourceState, SourceStatus } from '../../../contract/sources';

const STATES: Record<SourceState, { text: string; color: BadgeColor; tooltip: string }> = {
  receiving: { text: 'receiving', color: 'blue', tooltip: 'Calls are sent to the service.' },
  reading: { text: 'reading', color: 'blue', tooltip: 'All that the switch had at first is being read.' },
  current: { text: 'current', color: 'green', tooltip: 'All that the switch has is read every ten seconds.' },
  behind: { text: 'behind', color: 'orange', tooltip: 'The switch was not read to its end for a while.' },
  failing: { text: 'failing', color: 'red', tooltip: 'The switch can’t be read: see the last error.' },
};

export function SourceStateCell({ source: { state, lagS } }: { source: SourceStatus }) {
  const { text, color, tooltip } = STATES[state];
  const late = lagS === null ? '' : `${spanText(lagS)} behind`;
  const said: Partial<Record<SourceState, string>> = { behind: late, failing: late ? `failing, ${late}` : text };
  return <Badge text={said[state] ?? text} color={color} tooltip={tooltip} />;
}

function spanText(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 120) {
    return `${minutes} min`;
  }
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}
