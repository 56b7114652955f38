import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, type IconName, useStyles2 } from '@grafana/ui';
import React from 'react';

import type { Answer, Mark } from '../../../contract/answer';
import { describeGroups } from '../../breakout/pivot/describe-groups';

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

/** Of whom a test found something, as its rows are titled. */
function markedValue({ columns, rows }: Answer, { dimension, value }: Mark): string {
  const { nameColumn } = describeGroups([dimension], columns)[0];
  const name = nameColumn && rows.find((row) => row[dimension] === value)?.[nameColumn];
  return name ? `${name} (${value})` : String(value);
}

/** What belongs to the figures: what they stand beside, what tests found, which codes count how, of when the data are. */
export function AnswerNotes({ answer, notes }: Props) {
  const styles = useStyles2(getStyles);
  const lines: Line[] = [
    ...answer.marks.map((mark): Line => ({
      icon: 'exclamation-circle',
      className: styles.warning,
      text: `${markedValue(answer, mark)}: ${mark.sentence}`,
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
