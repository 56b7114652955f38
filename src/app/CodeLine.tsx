import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { ClipboardButton, useStyles2 } from '@grafana/ui';
import React from 'react';

export function CodeLine({ code }: { code: string }) {
  const styles = useStyles2(getStyles);

  return (
    <div className={styles.line}>
      <pre className={styles.code}>{code}</pre>
      <ClipboardButton variant="secondary" size="sm" icon="copy" aria-label="Copy" getText={() => code} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({ display: 'flex', alignItems: 'flex-start', gap: theme.spacing(1) }),
  code: css({ flexGrow: 1, margin: 0, textAlign: 'left', whiteSpace: 'pre-wrap', wordBreak: 'break-word' }),
});
