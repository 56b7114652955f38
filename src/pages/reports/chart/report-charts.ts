import type { ReportDescription } from '../../../../contract/catalog';

/** The pictures there are beside a table, and none. */
export const CHARTS = ['none', 'over_time', 'by_destination'] as const;
export type Chart = (typeof CHARTS)[number];

export const CHART_LABELS: Record<Chart, string> = {
  none: 'None',
  over_time: 'Attempts and ASR over time',
  by_destination: 'Charges by destination',
};

/** A report that is read along time opens with its picture. */
export function openingChart({ defaults }: ReportDescription): Chart {
  return defaults.dimensions?.[0] === 'time' ? 'over_time' : 'none';
}
