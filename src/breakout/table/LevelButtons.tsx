import { css } from '@emotion/css';
import { IconButton, useStyles2 } from '@grafana/ui';
import React from 'react';

import type { Expansion } from '../arrange/expansion';
import type { Group } from '../pivot/breakout-model';

interface Props {
  groups: readonly Group[];
  expansion: Expansion;
  onChange: (expansion: Expansion) => void;
}

/** Opens one level more of the whole tree, or closes all of it. */
export function LevelButtons({ groups, expansion, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const next = groups[expansion.depth];
  const isClosed = expansion.depth === 1 && expansion.toggled.length === 0;

  return (
    <span className={styles.buttons}>
      <IconButton
        name="angle-double-down"
        title={next ? `Expand to ${next.label}` : 'All levels are open'}
        aria-label="Expand level"
        disabled={!next}
        onClick={() => onChange({ depth: expansion.depth + 1, toggled: [] })}
      />
      <IconButton
        name="angle-double-right"
        title="Collapse all"
        aria-label="Collapse all"
        disabled={isClosed}
        onClick={() => onChange({ depth: 1, toggled: [] })}
      />
    </span>
  );
}

const getStyles = () => ({ buttons: css({ display: 'inline-flex', marginLeft: 'auto', flexShrink: 0 }) });
