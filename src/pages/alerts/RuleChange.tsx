import { Button } from '@grafana/ui';
import React from 'react';

import type { SilenceChange } from '../../api/useAlertRules';
import type { ListedRule } from './listed-rules';

interface Props {
  listed: ListedRule;
  onSet: (listed: ListedRule) => void;
  onSilence: (change: SilenceChange) => void;
}

/** What can be done to a rule: setting it; one that was replaced can only be heard or not. */
export function RuleChange({ listed, onSet, onSilence }: Props) {
  const { rule, preset, title, silences, isReplaced } = listed;
  if (silences.length > 0) {
    return (
      <Button
        size="sm"
        variant="secondary"
        icon="bell"
        onClick={() => onSilence({ end: silences.map(({ id }) => id) })}
      >
        {`Unsilence ${title}`}
      </Button>
    );
  }
  if (isReplaced && rule) {
    return rule.isPaused ? null : (
      <Button size="sm" variant="secondary" icon="bell-slash" onClick={() => onSilence({ uid: rule.uid })}>
        {`Silence ${title}`}
      </Button>
    );
  }
  return preset ? (
    <Button size="sm" variant="secondary" icon="pen" onClick={() => onSet(listed)}>
      {`Set ${title}`}
    </Button>
  ) : null;
}
