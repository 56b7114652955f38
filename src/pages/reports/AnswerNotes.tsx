import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';

/** What belongs to the figures: what they stand beside, which tests looked at them, which codes count how, of when the data are. */
export function AnswerNotes({ notes }: { notes: readonly string[] }) {
  const styles = useStyles2(getStyles);
  if (notes.length === 0) {
    return null;
  }
  return (
    <ul className={styles.notes} aria-label="Notes">
      {notes.map((text) => (
        <li key={text} className={styles.note}>
          <Icon name="info-circle" size="sm" className={styles.icon} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  notes: css({ listStyle: 'none', margin: 0, fontSize: theme.typography.bodySmall.fontSize }),
  note: css({ display: 'flex', alignItems: 'baseline', gap: theme.spacing(0.75), color: theme.colors.text.secondary }),
  icon: css({ color: theme.colors.info.text, flexShrink: 0, alignSelf: 'center' }),
});
