import { screen } from '@testing-library/react';
import React, { useState } from 'react';

import type { SavedReport } from '../../../contract/saved-report';
import type { Job } from '../../../contract/schedule';
import { fakeGrafana } from '../../test/fake-grafana';
import { fakeLayout } from '../../test/fake-layout';
import { renderInApp } from '../../test/render';
import { catalog } from '../reports/testing/catalog';
import { NEW_CALLS } from './calls-draft';
import { inputOf, newDraft, type ScheduleDraft } from './schedule-draft';
import { WhatFields } from './WhatFields';

const morning: Partial<SavedReport> = {
  id: '7',
  name: 'Morning carriers',
  report: 'vendor-traffic',
  shared: true,
  question: {},
  period: { count: 1, unit: 'day', kind: 'whole' },
  window: null,
  address: '',
};

function Form({ start }: { start: Partial<ScheduleDraft> }) {
  const [draft, setDraft] = useState({ ...newDraft(catalog.reports[0]), ...start });
  return (
    <>
      <WhatFields
        draft={draft}
        error={null}
        onChange={(changes) => setDraft({ ...draft, ...changes })}
        catalog={catalog}
      />
      <output>{JSON.stringify(inputOf(draft).job)}</output>
    </>
  );
}

const job = () => JSON.parse(screen.getByRole('status').textContent) as Job;

describe('what a schedule reports', () => {
  beforeEach(() => {
    fakeLayout();
    fakeGrafana({ 'GET v1/saved-reports': () => [morning] });
  });

  it.each([
    [undefined, []],
    ['outbound', ['Carriers']],
    ['inbound', ['DDI providers']],
    ['internal', []],
  ])('asks of calls that are %p for %p', (direction, expected) => {
    const filters = direction ? { direction: [direction] } : {};
    renderInApp(<Form start={{ report: 'call-list', calls: { ...NEW_CALLS, filters } }} />);
    expect(['Carriers', 'DDI providers'].filter((label) => screen.queryByLabelText(label))).toEqual(expected);
    expect(job()).toMatchObject({
      report: 'call-list',
      question: {
        answeredOnly: true,
        layout: 'call-list/1',
        filters: direction ? [{ dimension: 'direction', values: [direction] }] : [],
      },
    });
  });

  it.each([
    [['wholesale'], []],
    [['retail'], ['Retail accounts']],
    [['residential'], ['Residential devices']],
    [['vpbx'], ['Endpoint type']],
  ])('asks for the endpoints %p clients have: %p', (client_type, expected) => {
    renderInApp(<Form start={{ report: 'call-list', calls: { ...NEW_CALLS, filters: { client_type } } }} />);
    const labels = ['Retail accounts', 'Residential devices', 'Endpoint type', 'Users'];
    expect(labels.filter((label) => screen.queryByLabelText(label))).toEqual(expected);
  });

  it('asks on which side of calls to look for numbers, by the names their page has', () => {
    const calls = { ...NEW_CALLS, numbers: '+34 612 345 678', side: 'cli' as const };
    renderInApp(<Form start={{ report: 'number-figures', calls }} />);
    expect(screen.getByRole('radio', { name: 'As CLI' })).toBeChecked();
    expect(screen.queryByLabelText('Answered calls only')).toBeNull();
    expect(job()).toMatchObject({
      report: 'number-figures',
      question: { numbers: { typed: ['+34 612 345 678'], side: 'cli' }, currencies: [] },
    });
  });

  it('takes a saved report as it is, and says so', async () => {
    renderInApp(<Form start={{ report: 'vendor-traffic', savedReportId: '7' }} />);
    expect(await screen.findByRole('link', { name: 'Morning carriers' })).toHaveAttribute(
      'href',
      expect.stringContaining('saved=7')
    );
    expect(screen.queryByLabelText('Rows by')).toBeNull();
    expect(job()).toMatchObject({ report: 'vendor-traffic', savedReportId: '7', question: {} });
  });
});
