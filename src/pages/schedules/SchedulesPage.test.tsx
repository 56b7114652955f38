import { screen, within } from '@testing-library/react';
import React from 'react';

import { fakeGrafana, type Reply } from '../../test/fake-grafana';
import { fakeLayout } from '../../test/fake-layout';
import { renderInApp } from '../../test/render';
import { setUpUser } from '../../test/user';
import { catalog } from '../reports/testing/catalog';
import { SchedulesPage } from './SchedulesPage';
import { dailyTraffic, doneRun } from './testing/daily-traffic';

jest.mock('@grafana/runtime', () => {
  const { PluginPageStandIn } = jest.requireActual('../reports/testing/PluginPageStandIn');
  return { ...jest.requireActual('@grafana/runtime'), PluginPage: PluginPageStandIn };
});

describe('the schedules page', () => {
  beforeEach(fakeLayout);

  it('lists what leaves when, and how the last run went', async () => {
    showSchedules();

    const row = (await screen.findByText('Daily traffic')).closest('tr')!;
    expect(within(row).getByText('Daily, Europe/Madrid')).toBeInTheDocument();
    expect(within(row).getByText('noc@carrier.example')).toBeInTheDocument();
    expect(within(row).getByText('2026-11-22 08:30')).toBeInTheDocument();
    expect(within(row).getByText(/^done, /)).toBeInTheDocument();
  });

  it('pauses one with its switch', async () => {
    const fake = showSchedules({ 'POST v1/schedules/5/pause': () => ({ ...dailyTraffic, state: 'paused' }) });
    await setUpUser().click(await screen.findByRole('switch', { name: 'Daily traffic is on' }));
    expect(fake.requests.some(({ method, url }) => method === 'POST' && url.endsWith('/5/pause'))).toBe(true);
  });

  it('names a run by hand once, however often it is asked for', async () => {
    let replies = 0;
    const fake = showSchedules({
      'POST v1/schedules/5/runs': () => {
        replies += 1;
        throw new Error('lost');
      },
    });
    const user = setUpUser();
    await user.click(await screen.findByRole('button', { name: 'Run Daily traffic' }));
    await user.click(screen.getByRole('button', { name: 'Run' }));
    await screen.findByText('It was not run');
    await user.click(screen.getByRole('button', { name: 'Run' }));
    expect(replies).toBe(2);
    const wishes = fake.requests.filter(({ method }) => method === 'POST').map(({ data }) => data.requestId);
    expect(new Set(wishes).size).toBe(1);
  });

  it('moves the next run to the window of a moment on its own clock', async () => {
    const fake = showSchedules({ 'PUT v1/schedules/5/next-run': () => ({ windowsRunAgain: 2 }) });
    const user = setUpUser();
    await user.click(await screen.findByRole('button', { name: 'Move the next run of Daily traffic' }));
    await user.type(screen.getByLabelText(/^Go on with the window/), '2026-10-01T00:00');
    await user.click(screen.getByRole('button', { name: 'Move' }));
    const moved = fake.requests.find(({ method }) => method === 'PUT');
    expect(moved?.data).toEqual({ version: 4, windowOf: '2026-09-30T22:00:00.000Z' });
  });

  it('tells of mails that probably arrived', async () => {
    const lastRun = { ...doneRun, deliveries: { sent: 1, unknown: 1 } };
    showSchedules({ 'GET v1/schedules': () => [{ ...dailyTraffic, lastRun }] });
    expect(await screen.findByText(/^done \(1 probably delivered\)/)).toBeInTheDocument();
  });
});

function showSchedules(replies: Record<string, Reply> = {}) {
  const fake = fakeGrafana({ 'GET v1/schedules': () => [dailyTraffic], 'GET v1/catalog': () => catalog, ...replies });
  renderInApp(<SchedulesPage />);
  return fake;
}
