import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';

import type { Mark } from '../../../contract/answer';

/** About so many lines are shown at once; the others are scrolled to. */
const MOST_LINES = 5;

/** Of whom tests found something, and what: above the table, as their rows may not be open. */
export function AnswerMarks({ marks }: { marks: readonly Mark[] }) {
  const styles = useStyles2(getStyles);
  if (marks.length === 0) {
    return null;
  }
  return (
    <ul className={styles.marks} aria-label="Marks" tabIndex={0}>
      {marks.map(({ mark, value, name, sentence }) => (
        <li key={`${mark} ${String(value)}`} className={styles.mark}>
          <Icon name="exclamation-triangle" size="sm" className={styles.icon} />
          <span>
            <strong>{name ? `${name} (${String(value)})` : String(value)}</strong>: {sentence}
          </span>
        </li>
      ))}
    </ul>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  marks: css({
    listStyle: 'none',
    maxHeight: `calc(${MOST_LINES} * 1.6em)`,
    overflowY: 'auto',
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  mark: css({ display: 'flex', alignItems: 'baseline', gap: theme.spacing(0.75) }),
  icon: css({ color: theme.colors.warning.text, flexShrink: 0, alignSelf: 'center' }),
});
