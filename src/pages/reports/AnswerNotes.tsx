import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, type IconName, useStyles2 } from '@grafana/ui';
import React from 'react';

import type { Answer } from '../../../contract/answer';

interface Props {
  answer: Answer;
  /** What the table alone knows: pivot columns left out, say. */
  notes: readonly string[];
}

interface Line {
  icon: IconName;
  className: string;
  text: string;
}

/** What belongs to the figures: what they stand beside, what tests found, which codes count how, of when the data are. */
export function AnswerNotes({ answer, notes }: Props) {
  const styles = useStyles2(getStyles);
  const lines: Line[] = [
    ...answer.marks.map(({ sentence }): Line => ({
      icon: 'exclamation-circle',
      className: styles.warning,
      text: sentence,
    })),
    ...notes.map((text): Line => ({ icon: 'info-circle', className: styles.info, text })),
  ];

  if (lines.length === 0) {
    return null;
  }
  return (
    <ul className={styles.notes} aria-label="Notes">
      {lines.map(({ icon, className, text }) => (
        <li key={text} className={styles.note}>
          <Icon name={icon} size="sm" className={className} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  notes: css({ listStyle: 'none', margin: 0, fontSize: theme.typography.bodySmall.fontSize }),
  note: css({ display: 'flex', alignItems: 'baseline', gap: theme.spacing(0.75), color: theme.colors.text.secondary }),
  warning: css({ color: theme.colors.warning.text, flexShrink: 0, alignSelf: 'center' }),
  info: css({ color: theme.colors.info.text, flexShrink: 0, alignSelf: 'center' }),
});
