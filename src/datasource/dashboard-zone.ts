import { config } from '@grafana/runtime';

/** The IANA zone behind a dashboard's time zone, which may be `browser`, `utc`, or empty for the user's preference. */
export function dashboardZone(timezone: string | undefined): string {
  const chosen = timezone || config.bootData?.user?.timezone || 'browser';
  switch (chosen.toLowerCase()) {
    case 'browser':
      return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
    case 'utc':
      return 'UTC';
    default:
      return chosen;
  }
}
