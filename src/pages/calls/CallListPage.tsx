import React from 'react';

import { CallFilterBar } from './CallFilterBar';
import { CallsPage } from './CallsPage';
import { CallsSection } from './CallsSection';
import { type CallsState, OPENING } from './calls-state';
import { CALL_LIST } from './reports-of-calls';

/** As lists for billing are: only calls somebody answered. */
const CALL_LIST_OPENING: CallsState = { ...OPENING, from: 'now-1d', answeredOnly: true };

/** Calls one by one, by what they have in common. */
export function CallListPage() {
  return (
    <CallsPage report={CALL_LIST} opening={CALL_LIST_OPENING}>
      {(shown) => (
        <>
          <CallFilterBar state={shown.state} window={shown.moment.window} onChange={shown.change} />
          <CallsSection report={CALL_LIST} {...shown} />
        </>
      )}
    </CallsPage>
  );
}
