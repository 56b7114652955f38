import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

interface Props {
  label: string;
  /** Id of the control. */
  htmlFor: string;
  /** Beside the label. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A control with its label above it, as tight as a toolbar. */
export function LabelledControl({ label, htmlFor, aside, children }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.field}>
      <div className={styles.head}>
        <label htmlFor={htmlFor} className={styles.label}>
          {label}
        </label>
        {aside}
      </div>
      <div className={styles.control}>{children}</div>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  field: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.25), minWidth: 0 }),
  head: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5), minHeight: 18 }),
  control: css({ display: 'flex', alignItems: 'center', minHeight: 34 }),
  label: css({ margin: 0, color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
