import { APP_ID } from '../../contract/plugin-ids';
import type { DimensionName, ReportName } from '../../contract/names';
import { DASHBOARDS } from './dashboard';
import type { Link } from './panel';

const TIME = '${__url_time_range}';

/** A dashboard for what the row is about, in the same time range. */
export function toDashboard(name: keyof typeof DASHBOARDS, title: string, values: Record<string, string>): Link {
  const { uid } = DASHBOARDS[name];
  const chosen = Object.entries(values).map(
    ([variable, field]) => `var-${variable}=\${__data.fields.${field}:percentencode}`
  );
  return { title, url: `/d/${uid}?${[TIME, ...chosen].join('&')}` };
}

/** A report of the app, restricted to what the row is about. */
export function toReport(name: ReportName, title: string, dimensions: readonly DimensionName[]): Link {
  const filters = dimensions.map((dimension) => `var-${dimension}=\${__data.fields.${dimension}:percentencode}`);
  return { title, url: `/a/${APP_ID}/reports/${name}?${[TIME, ...filters].join('&')}` };
}

export function toPage(path: string, title: string): Link {
  return { title, url: `/a/${APP_ID}/${path}` };
}
