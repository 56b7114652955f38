import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';

import { useTurn } from '../api/useTurn';

/** Says of figures that are on their way how many questions are answered before them. */
export function TurnNotice({ isAsking }: { isAsking: boolean }) {
  const styles = useStyles2(getStyles);
  const ahead = useTurn(isAsking);
  return (
    <div role="status">
      {ahead !== undefined && (
        <div className={styles.notice}>
          <Icon name="hourglass" /> {turnText(ahead)}
        </div>
      )}
    </div>
  );
}

export function turnText(ahead: number): string {
  switch (ahead) {
    case 0:
      return 'Many questions are being answered: yours is the next.';
    case 1:
      return 'Many questions are being answered: one more comes before yours.';
    default:
      return `Many questions are being answered: ${ahead} more come before yours.`;
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  notice: css({ color: theme.colors.text.secondary, padding: theme.spacing(0.5, 0) }),
});
