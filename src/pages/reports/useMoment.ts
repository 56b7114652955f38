import type { TimeRange } from '@grafana/data';
import { useMemo } from 'react';

import { dashboardZone } from '../../datasource/dashboard-zone';
import type { Moment } from './report-question';
import type { ReportState } from './report-state';
import { rangeOf, windowOf } from './report-window';

/** What the state's window is now; `now` moves only when `refreshes` does. */
export function useMoment(
  { from, to, timezone }: Pick<ReportState, 'from' | 'to' | 'timezone'>,
  refreshes: number
): { range: TimeRange; moment: Moment } {
  return useMemo(() => {
    const zone = dashboardZone(timezone);
    const range = rangeOf(from, to, zone);
    return { range, moment: { window: windowOf(range), zone }, refreshes };
  }, [from, to, timezone, refreshes]);
}
