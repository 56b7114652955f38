import { screen } from '@testing-library/react';
import React from 'react';

import type { RunFile } from '../../../contract/run';
import { fakeGrafana } from '../../test/fake-grafana';
import { renderInApp } from '../../test/render';
import { FilesOfSchedule } from './FilesOfSchedule';
import { doneRun } from './testing/daily-traffic';

const file = (name: string, removedAt: string | null): RunFile => ({
  fileId: name,
  name,
  format: 'csv',
  bytes: 2_048,
  rows: 1_200,
  sha256: 'ab',
  createdAt: '2026-11-20T00:00:00Z',
  removedAt,
  removedReason: removedAt && 'kept for 90 days',
});
const files = { days: 90, mostBytes: 21_474_836_480, count: 12, bytes: 1_572_864 };

it('lists what the last runs made and is still kept, and says for how long that is', async () => {
  const fake = fakeGrafana({
    'GET v1/runs': () => ({
      runs: [{ ...doneRun, files: [file('new.csv', null), file('old.csv', '2026-11-21T00:00:00Z')] }],
    }),
    'GET v1/scheduler': () => ({ files }),
  });
  renderInApp(<FilesOfSchedule scheduleId="5" />);

  const link = await screen.findByRole('link', { name: 'new.csv' });
  expect(link).toHaveAttribute('href', expect.stringMatching(new RegExp(`/v1/runs/${doneRun.runId}/files/new.csv$`)));
  expect(screen.getByText(/1,200 rows, 2(\.0)? KiB/)).toBeInTheDocument();
  expect(screen.queryByText('old.csv')).not.toBeInTheDocument();
  expect(
    await screen.findByText(/kept for 90 days, and below 20(\.0)? GiB in all: the oldest go first/)
  ).toHaveTextContent(/there are 12 of 1\.5 MiB\.$/);
  expect(fake.requests.some(({ params }) => params?.schedule === '5')).toBe(true);
});
