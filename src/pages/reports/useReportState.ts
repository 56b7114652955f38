import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';

import type { Catalog, ReportDescription } from '../../../contract/catalog';
import { reportPath } from './report-path';
import { readState, writeState } from './report-url';
import type { ReportState } from './report-state';

/**
 * The state in the address of a report. A new question, and another report, is a step to go back to; a picture,
 * sorting, filtering columns and opening rows are not.
 */
export function useReportState(
  catalog: Catalog,
  report: ReportDescription
): [ReportState, (state: ReportState) => void] {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const state = useMemo(() => readState(params, report), [params, report]);

  // A Combobox says its choice again until the page has been drawn with it: that is one step, not several.
  const latest = useRef(state);
  useLayoutEffect(() => {
    latest.current = state;
  }, [state]);

  const change = useCallback(
    (next: ReportState) => {
      const target = catalog.reports.find(({ name }) => name === next.report) ?? report;
      const asksTheSame = questionPart(next) === questionPart(latest.current);
      latest.current = next;
      navigate(reportPath(target.name, writeState(next, target)), { replace: asksTheSame });
    },
    [navigate, catalog, report]
  );
  return [state, change];
}

function questionPart(state: ReportState): string {
  return JSON.stringify({ ...state, chart: null, view: null });
}
