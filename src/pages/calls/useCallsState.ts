import { useCallback, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';

import type { CallsState } from './calls-state';
import { isLinked, readCallsState, writeCallsState } from './calls-url';

/** The state in the address, but for more numbers than an address can carry: those stay with the open page. */
export function useCallsState(opening: CallsState): [CallsState, (change: Partial<CallsState>) => void] {
  const [params, setParams] = useSearchParams();
  const [held, setHeld] = useState<string[]>();
  const state = useMemo(() => {
    const read = readCallsState(params, opening);
    return held && read.numbers.length === 0 ? { ...read, numbers: held } : read;
  }, [params, opening, held]);

  const change = useCallback(
    (part: Partial<CallsState>) => {
      const next = { ...state, ...part };
      setHeld(isLinked(next) ? undefined : next.numbers);
      setParams(writeCallsState(next, opening), { replace: Object.keys(part).every((name) => name === 'open') });
    },
    [state, opening, setParams]
  );
  return [state, change];
}
