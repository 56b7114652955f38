import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Icon, useStyles2 } from '@grafana/ui';
import React from 'react';

import { MAX_LIMIT } from '../../../contract/question';
import { groupDigits } from '../../breakout/format/group-digits';

interface Props {
  notes: readonly string[];
  truncated: boolean;
  limit: number;
  onRaiseLimit: () => void;
}

/** What a reader must know of the figures before using them. */
export function AnswerNotes({ notes, truncated, limit, onRaiseLimit }: Props) {
  const styles = useStyles2(getStyles);
  if (notes.length === 0 && !truncated) {
    return null;
  }
  return (
    <ul className={styles.notes} aria-label="Notes">
      {truncated && (
        <li className={styles.note}>
          <Icon name="exclamation-triangle" className={styles.warning} />
          <span>
            There are more rows than the {groupDigits(String(limit))} shown. The totals and the CSV file cover all of
            them; add a filter to see fewer.
          </span>
          {limit < MAX_LIMIT && (
            <Button size="sm" variant="secondary" fill="text" onClick={onRaiseLimit}>
              Show up to {groupDigits(String(MAX_LIMIT))}
            </Button>
          )}
        </li>
      )}
      {notes.map((note) => (
        <li key={note} className={styles.note}>
          <Icon name="info-circle" className={styles.info} />
          <span>{note}</span>
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  notes: css({ listStyle: 'none', margin: 0, fontSize: theme.typography.bodySmall.fontSize }),
  note: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.75), color: theme.colors.text.secondary }),
  warning: css({ color: theme.colors.warning.text, flexShrink: 0 }),
  info: css({ color: theme.colors.info.text, flexShrink: 0 }),
});
