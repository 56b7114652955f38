import { css } from '@emotion/css';
import { AppEvents, GrafanaTheme2 } from '@grafana/data';
import { getAppEvents } from '@grafana/runtime';
import { Alert, AlertVariant, useStyles2 } from '@grafana/ui';
import React, { useEffect, useState } from 'react';

interface Toast {
  id: number;
  severity: AlertVariant;
  title: string;
  text?: string;
}

const SEVERITIES = [
  { event: AppEvents.alertSuccess, severity: 'success' },
  { event: AppEvents.alertInfo, severity: 'info' },
  { event: AppEvents.alertWarning, severity: 'warning' },
  { event: AppEvents.alertError, severity: 'error' },
] as const;

const SHOWN_FOR_MS = 6_000;
let nextId = 0;

/** What Grafana shows in a corner when something is saved or fails. */
export function Toasts() {
  const styles = useStyles2(getStyles);
  const [toasts, setToasts] = useState<Toast[]>([]);

  useEffect(() => {
    const dismiss = (id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id));
    const subscriptions = SEVERITIES.map(({ event, severity }) =>
      getAppEvents()
        .getStream({ type: event.name } as never)
        .subscribe((published) => {
          const [title, text] = (published as unknown as { payload: [unknown, string?] }).payload;
          const toast = { id: nextId++, severity, title: String(title), text };
          setToasts((shown) => [...shown, toast]);
          setTimeout(() => dismiss(toast.id), SHOWN_FOR_MS);
        })
    );
    return () => subscriptions.forEach((subscription) => subscription.unsubscribe());
  }, []);

  return (
    <div className={styles.corner} aria-label="Notifications" role="region">
      {toasts.map(({ id, severity, title, text }) => (
        <Alert key={id} severity={severity} title={title} elevated>
          {text}
        </Alert>
      ))}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  corner: css({
    position: 'fixed',
    right: theme.spacing(2),
    top: theme.spacing(6),
    width: 400,
    zIndex: theme.zIndex.portal,
  }),
});
