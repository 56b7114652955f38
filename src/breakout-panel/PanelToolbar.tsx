import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Icon, Tooltip, useStyles2 } from '@grafana/ui';
import React from 'react';

import type { BreakoutOptions } from './breakout-options';

interface Props {
  options: BreakoutOptions;
  canPivot: boolean;
  notes: readonly string[];
  onChange: (part: Partial<BreakoutOptions>) => void;
  onChooseColumns: () => void;
}

export function PanelToolbar({ options, canPivot, notes, onChange, onChooseColumns }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.bar}>
      {notes.length > 0 && (
        <span className={styles.notes} title={notes.join('\n')}>
          <Icon name="info-circle" size="sm" /> {notes[0]}
          {notes.length > 1 && (
            <Tooltip content={notes.slice(1).join(' ')}>
              <span> +{notes.length - 1}</span>
            </Tooltip>
          )}
        </span>
      )}
      <Toggle
        label="Filters"
        pressed={options.showFilters}
        onClick={() => onChange({ showFilters: !options.showFilters })}
      />
      {canPivot && <Toggle label="Pivot" pressed={options.pivot} onClick={() => onChange({ pivot: !options.pivot })} />}
      <Button size="sm" variant="secondary" fill="text" icon="columns" onClick={onChooseColumns}>
        Columns
      </Button>
    </div>
  );
}

function Toggle({ label, pressed, onClick }: { label: string; pressed: boolean; onClick: () => void }) {
  return (
    <Button size="sm" variant="secondary" fill={pressed ? 'solid' : 'text'} aria-pressed={pressed} onClick={onClick}>
      {label}
    </Button>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: 'flex', alignItems: 'center', justifyContent: 'flex-end', gap: theme.spacing(0.5) }),
  notes: css({
    flex: 1,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
