import { PluginPage } from '@grafana/runtime';
import React, { useState } from 'react';

import { useMoment } from '../reports/useMoment';
import { WindowPicker } from '../reports/WindowPicker';
import { type CallsState, OPENING } from './calls-state';
import { NumberResults } from './NumberResults';
import { NumbersForm } from './NumbersForm';
import { PER_NUMBER } from './reports-of-calls';
import { useCallsState } from './useCallsState';

const PER_NUMBER_OPENING: CallsState = { ...OPENING, from: 'now-30d' };

/** The calls of one number, or of thousands, and what they add up to. */
export function PerNumberPage() {
  const [state, change] = useCallsState(PER_NUMBER_OPENING);
  const [refreshes, setRefreshes] = useState(0);
  const { range, moment } = useMoment(state, refreshes);

  return (
    <PluginPage
      pageNav={{ text: PER_NUMBER.label }}
      subTitle={PER_NUMBER.sentence}
      actions={
        <WindowPicker
          range={range}
          timezone={moment.zone}
          onChange={change}
          onChangeTimezone={(timezone) => change({ timezone })}
        />
      }
    >
      <NumbersForm
        state={state}
        onFind={(asked) => {
          setRefreshes(refreshes + 1);
          change(asked);
        }}
      />
      {state.numbers.length > 0 && <NumberResults state={state} moment={moment} onChange={change} />}
    </PluginPage>
  );
}
