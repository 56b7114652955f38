import { act, renderHook } from '@testing-library/react';
import React, { type ReactNode } from 'react';
import { MemoryRouter, useNavigate } from 'react-router-dom';

import { ask, type ReportState } from './report-state';
import { catalog } from './testing/catalog';
import { useReportState } from './useReportState';

const FUTURE = { v7_startTransition: false, v7_relativeSplatPath: true };

function showState() {
  const wrapper = ({ children }: { children: ReactNode }) => <MemoryRouter future={FUTURE}>{children}</MemoryRouter>;
  const { result } = renderHook(
    () => ({ report: useReportState(catalog, catalog.reports[0]), navigate: useNavigate() }),
    { wrapper }
  );
  return {
    shown: () => result.current.report[0],
    change: (part: Partial<ReportState>, times = 1) =>
      act(() => {
        const [state, setState] = result.current.report;
        Array.from({ length: times }, () => setState(ask(state, part)));
      }),
    goBack: () => act(() => result.current.navigate(-1)),
  };
}

describe('the state in the address', () => {
  it('takes a choice that is told several times for one step back', () => {
    const { shown, change, goBack } = showState();
    const { groups } = shown();
    change({ groups: ['provider_id'] }, 3);
    expect(shown().groups).toEqual(['provider_id']);
    goBack();
    expect(shown().groups).toEqual(groups);
  });

  it('makes a new question a step, and an order of the rows none', () => {
    const { shown, change, goBack } = showState();
    change({ limit: 5 });
    change({ limit: 6 });
    change({ view: { ...shown().view, sorting: [{ id: 'asr', descending: true }] } });
    goBack();
    expect(shown()).toMatchObject({ limit: 5, view: { sorting: [] } });
  });
});
