import { PluginPage } from '@grafana/runtime';
import { Button } from '@grafana/ui';
import { useQueryClient } from '@tanstack/react-query';
import React, { useMemo, useState } from 'react';

import { isRelative } from '../reports/report-window';
import { useMoment } from '../reports/useMoment';
import { WindowPicker } from '../reports/WindowPicker';
import { CallFilterBar } from './CallFilterBar';
import { CallsMenu } from './CallsMenu';
import { CallsSection } from './CallsSection';
import { callsQuestion } from './calls-question';
import { type CallsState, OPENING } from './calls-state';
import { CALL_LIST } from './reports-of-calls';
import { useCallsState } from './useCallsState';

/** As lists for billing are: only calls somebody answered. */
const CALL_LIST_OPENING: CallsState = { ...OPENING, from: 'now-1d', answeredOnly: true };

/** Calls one by one, by what they have in common. */
export function CallListPage() {
  const queries = useQueryClient();
  const [state, change] = useCallsState(CALL_LIST_OPENING);
  const [refreshes, setRefreshes] = useState(0);
  const { range, moment } = useMoment(state, refreshes);
  const question = useMemo(() => callsQuestion(state, moment), [state, moment]);

  const refresh = () => {
    if (isRelative(state.from, state.to)) {
      setRefreshes(refreshes + 1);
    } else {
      void queries.invalidateQueries({ queryKey: ['calls'] });
    }
  };

  return (
    <PluginPage
      pageNav={{ text: CALL_LIST.label }}
      subTitle={CALL_LIST.sentence}
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
          <CallsMenu question={question} moment={moment} />
        </>
      }
    >
      <CallFilterBar state={state} window={moment.window} onChange={change} />
      <CallsSection question={question} open={state.open} onChange={change} />
    </PluginPage>
  );
}
