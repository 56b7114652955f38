import { Badge, type BadgeColor } from '@grafana/ui';
import React from 'react';

import type { ListedRule } from './listed-rules';

interface Shown {
  text: string;
  color: BadgeColor;
  tooltip?: string;
}

function shownOf({ rule, health, preset, silences, isReplaced }: ListedRule): Shown {
  if (!rule) {
    return { text: 'Not set up', color: 'darkgrey' };
  }
  if (rule.isPaused) {
    const why = preset?.pausedBecause;
    return { text: 'Off', color: 'darkgrey', tooltip: why && `Off until somebody sets it: ${why}` };
  }
  if (silences.length > 0) {
    const [{ comment }] = silences;
    return { text: isReplaced ? 'Replaced' : 'Silenced', color: 'darkgrey', tooltip: `Nobody is told. ${comment}` };
  }
  if (isReplaced) {
    return {
      text: 'Rings as well',
      color: 'orange',
      tooltip: 'Your own rule does not replace it until it is silenced.',
    };
  }
  if (health?.health === 'error') {
    return { text: 'Error', color: 'orange', tooltip: health.lastError };
  }
  const alerts = health?.alerts ?? [];
  const firing = alerts.filter(({ state }) => state.startsWith('Alerting'));
  if (health?.state === 'firing') {
    const what = firing.flatMap(({ annotations }) => annotations.summary ?? []).join('\n');
    return { text: `Firing: ${firing.length}`, color: 'red', tooltip: what || undefined };
  }
  if (!health) {
    return { text: 'Not yet looked', color: 'darkgrey', tooltip: 'Grafana has not evaluated it yet.' };
  }
  return health.state === 'pending'
    ? { text: 'Pending', color: 'orange', tooltip: 'The condition holds, but not for long enough yet.' }
    : { text: 'Normal', color: 'green' };
}

/** How a rule stands, in a word; what it found, or why it can't look, where the mouse rests on it. */
export function RuleStateText(props: { listed: ListedRule }) {
  const { text, color, tooltip } = shownOf(props.listed);
  return (
    <span style={{ whiteSpace: 'nowrap' }}>
      <Badge text={text} color={color} tooltip={tooltip} />
    </span>
  );
}
