import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import React from 'react';

interface Props {
  isLoading: boolean;
}

/** In place of a table when the query brought nothing to put into one. */
export function PanelMessage({ isLoading }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.message}>
      {isLoading ? (
        <LoadingPlaceholder text="Computing the figures…" />
      ) : (
        <p>
          The query brought no figures. Choose the Trunkline data source, pick at least one measure, and set the layout
          of the query to “Breakout”.
        </p>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  message: css({
    display: 'flex',
    height: '100%',
    alignItems: 'center',
    justifyContent: 'center',
    padding: theme.spacing(2),
    textAlign: 'center',
    color: theme.colors.text.secondary,
  }),
});
