import React from 'react';

import { CallsPage } from './CallsPage';
import { CallsSection } from './CallsSection';
import { type CallsState, OPENING } from './calls-state';
import { NumbersForm } from './NumbersForm';
import { NumbersSection } from './NumbersSection';
import { PER_NUMBER } from './reports-of-calls';

const PER_NUMBER_OPENING: CallsState = { ...OPENING, from: 'now-30d' };

/** The calls of one number, or of thousands, and what they add up to. */
export function PerNumberPage() {
  return (
    <CallsPage report={PER_NUMBER} opening={PER_NUMBER_OPENING}>
      {(shown) => (
        <>
          <NumbersForm
            state={shown.state}
            onFind={(asked) => {
              shown.refresh();
              shown.change(asked);
            }}
          />
          {shown.state.numbers.length > 0 && (
            <>
              <NumbersSection {...shown} />
              <CallsSection report={PER_NUMBER} {...shown} />
            </>
          )}
        </>
      )}
    </CallsPage>
  );
}
