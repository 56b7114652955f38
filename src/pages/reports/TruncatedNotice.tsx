import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, Icon, useStyles2 } from '@grafana/ui';
import React from 'react';

import { MAX_LIMIT } from '../../../contract/question';
import { groupDigits } from '../../breakout/format/group-digits';

interface Props {
  limit: number;
  onRaiseLimit: () => void;
}

/** Says that the table does not hold all rows. */
export function TruncatedNotice({ limit, onRaiseLimit }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <p className={styles.notice}>
      <Icon name="exclamation-triangle" className={styles.warning} />
      <span>
        There are more rows than the {groupDigits(String(limit))} shown. The totals and the CSV file cover all of them;
        add a filter to see fewer.
      </span>
      {limit < MAX_LIMIT && (
        <Button size="sm" variant="secondary" fill="text" onClick={onRaiseLimit}>
          Show up to {groupDigits(String(MAX_LIMIT))}
        </Button>
      )}
    </p>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  notice: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.75),
    margin: 0,
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  warning: css({ color: theme.colors.warning.text, flexShrink: 0 }),
});
