import { screen, waitFor } from '@testing-library/react';
import React from 'react';

import type { SchedulerAnswer } from '../../../../contract/scheduler';
import { fakeGrafana } from '../../../test/fake-grafana';
import { renderInApp } from '../../../test/render';
import { signInAs } from '../../../test/sign-in-as';
import { setUpUser } from '../../../test/user';
import { HeldNotice } from './HeldNotice';

const because = 'The database knows of nothing after 2026-11-19 08:00 UTC.';
const status: SchedulerAnswer = {
  tickedAt: '2026-11-20T08:00:00Z',
  tickedAgoS: 4,
  overdue: 2,
  overdueByS: 60,
  runsWaiting: 0,
  runsWaitingS: 0,
  mailsWaiting: 0,
  leap: null,
  held: { since: '2026-11-20T08:00:00Z', because },
  replicas: [],
  files: { days: 90, mostBytes: 20e9, count: 0, bytes: 0 },
};

it('says why nothing leaves, and lets an administrator go on once they confirm what becomes of what is due', async () => {
  signInAs('Admin');
  const fake = fakeGrafana({
    'GET v1/scheduler': () => status,
    'POST v1/scheduler/release': () => ({ ...status, held: null }),
  });
  renderInApp(<HeldNotice />);
  const user = setUpUser();
  await user.click(await screen.findByRole('button', { name: 'Go on, and leave out what was due' }));
  expect(screen.getByText(because, { exact: false })).toBeInTheDocument();
  expect(fake.requests.some(({ method }) => method === 'POST')).toBe(false);
  await user.click(screen.getByRole('button', { name: 'Go on' }));
  expect(fake.requests.find(({ method }) => method === 'POST')?.data).toEqual({ due: 'leave' });
});

it('leaves the decision to administrators, and says nothing while all goes well', async () => {
  signInAs('Editor');
  fakeGrafana({ 'GET v1/scheduler': () => status });
  const { unmount } = renderInApp(<HeldNotice />);
  expect(await screen.findByText('An administrator decides how to go on.')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /Go on/ })).toBeNull();
  unmount();

  const fake = fakeGrafana({ 'GET v1/scheduler': () => ({ ...status, held: null }) });
  renderInApp(<HeldNotice />);
  await waitFor(() => expect(fake.requests).toHaveLength(1));
  expect(screen.queryByText('Nothing is planned, made or sent')).toBeNull();
});
