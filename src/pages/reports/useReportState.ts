import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router-dom';

import type { Catalog } from '../../../contract/catalog';
import { readState, writeState } from './report-url';
import type { ReportState } from './report-state';

/** The state in the address. A new question is a step to go back to; sorting, filtering columns and opening rows are not. */
export function useReportState(catalog: Catalog): [ReportState, (state: ReportState) => void] {
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => readState(params, catalog), [params, catalog]);

  // A Combobox says its choice again until the page has been drawn with it: that is one step, not several.
  const latest = useRef(state);
  useLayoutEffect(() => {
    latest.current = state;
  }, [state]);

  const change = useCallback(
    (next: ReportState) => {
      const asksTheSame = questionPart(next) === questionPart(latest.current);
      latest.current = next;
      setParams(writeState(next, catalog), { replace: asksTheSame });
    },
    [setParams, catalog]
  );
  return [state, change];
}

function questionPart(state: ReportState): string {
  return JSON.stringify({ ...state, view: null });
}
