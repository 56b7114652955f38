import type { TimeRange } from '@grafana/data';
import { PluginPage } from '@grafana/runtime';
import { Button } from '@grafana/ui';
import { useQueryClient } from '@tanstack/react-query';
import React, { type ReactNode, useState } from 'react';

import { callsKey } from '../../api/useCalls';
import { numberFiguresKey } from '../../api/useNumberFigures';
import type { Moment } from '../reports/report-question';
import { isRelative } from '../reports/report-window';
import { useMoment } from '../reports/useMoment';
import { WindowPicker } from '../reports/WindowPicker';
import type { CallsState } from './calls-state';
import type { ReportOfCalls } from './reports-of-calls';
import { useCallsState } from './useCallsState';

export interface ShownCalls {
  state: CallsState;
  moment: Moment;
  range: TimeRange;
  change: (change: Partial<CallsState>) => void;
  /** Asks anew, up to now where the window is relative. */
  refresh: () => void;
}

interface Props {
  report: ReportOfCalls;
  opening: CallsState;
  children: (shown: ShownCalls) => ReactNode;
}

/** A page that lists single calls: its state is in the address, its window above. */
export function CallsPage({ report, opening, children }: Props) {
  const queries = useQueryClient();
  const [state, change] = useCallsState(opening);
  const [refreshes, setRefreshes] = useState(0);
  const { range, moment } = useMoment(state, refreshes);

  const refresh = () => {
    if (isRelative(state.from, state.to)) {
      setRefreshes(refreshes + 1);
    } else {
      void queries.invalidateQueries({ queryKey: callsKey() });
      void queries.invalidateQueries({ queryKey: numberFiguresKey() });
    }
  };

  return (
    <PluginPage
      pageNav={{ text: report.label }}
      subTitle={report.sentence}
      actions={
        <>
          <WindowPicker
            range={range}
            timezone={moment.zone}
            onChange={change}
            onChangeTimezone={(timezone) => change({ timezone })}
          />
          <Button variant="primary" icon="sync" onClick={refresh}>
            Refresh
          </Button>
        </>
      }
    >
      {children({ state, moment, range, change, refresh })}
    </PluginPage>
  );
}
