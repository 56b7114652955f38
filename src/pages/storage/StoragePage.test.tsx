import { screen, within } from '@testing-library/react';
import React from 'react';

import type { StorageStatus, TierStorage } from '../../../contract/storage';
import { fakeGrafana, refusal, type Reply } from '../../test/fake-grafana';
import { renderInApp } from '../../test/render';
import { setUpUser } from '../../test/user';
import { StoragePage } from './StoragePage';

const byDay: TierStorage = {
  name: 'tier_day_europe_madrid_customer_provider',
  grain: 'day',
  zone: 'Europe/Madrid',
  dimensions: ['customer_id', 'provider_id'],
  rows: 904_000,
  bytes: 94 * 1_048_576,
  attemptsPerRow: 11.06,
  shareOfAttempts: 0.0337,
  keptFrom: '2024-11-30T23:00:00.000Z',
  staleBuckets: 3,
  lastRefreshedAt: '2026-11-07T10:00:00Z',
  compared: 1_204,
  different: 0,
  lastDifferentAt: null,
};

const byHour: TierStorage = {
  ...byDay,
  name: 'tier_hour_customer_provider_destination',
  grain: 'hour',
  zone: 'UTC',
  dimensions: ['customer_id', 'provider_id', 'destination_prefix'],
  attemptsPerRow: 1.85,
  compared: 0,
  keptFrom: null,
};

const storage: StorageStatus = {
  databaseBytes: 5 * 1_073_741_824,
  attempts: {
    rows: 10_000_000,
    bytes: 3 * 1_073_741_824,
    partitions: 4,
    oldest: '2026-08-01T00:00:00Z',
    newest: '2026-11-07T10:00:00Z',
    keptFrom: '2026-08-01T00:00:00.000Z',
    keptMonths: 3,
  },
  tiers: [byHour, byDay],
  dirtyHours: 2,
  keptQuarterHoursDays: 35,
  keptHoursDays: 62,
  keptDaysMonths: 25,
  readerMissing: null,
};

describe('the storage page', () => {
  it('says how long files of runs are kept, and what there is of them', async () => {
    renderStorage();
    const files = within(await screen.findByRole('region', { name: 'Files of runs' }));
    expect(
      await files.findByText(/kept for 90 days, and below 20(\.0)? GiB .* Now there is 1 of 2(\.0)? KiB\./)
    ).toBeInTheDocument();
  });

  it('shows what is kept of the attempts, how large it is and how old', async () => {
    renderStorage();

    const attempts = await screen.findByRole('region', { name: 'Attempts' });
    expect(within(attempts).getByText('10,000,000')).toBeInTheDocument();
    expect(within(attempts).getByText('3.0 GiB')).toBeInTheDocument();
    expect(within(attempts).getByText(/kept for 3 months.*before 2026-08-01 are gone/)).toBeInTheDocument();
  });

  it('shows what each rollup saves and costs', async () => {
    renderStorage();

    const row = (await screen.findByText('day of Europe/Madrid')).closest('tr')!;
    expect(within(row).getByText('customer × provider')).toBeInTheDocument();
    expect(within(row).getByText('2024-12-01')).toBeInTheDocument();
    expect(within(row).getByText('11× fewer rows')).toBeInTheDocument();
    expect(within(row).getByText('94.0 MiB')).toBeInTheDocument();
    expect(within(row).getByText('3.4 % of the attempts')).toBeInTheDocument();
    expect(within(row).getByText('1,204, all equal')).toBeInTheDocument();
    const hours = screen.getByText('hour').closest('tr')!;
    expect(within(hours).getByText('1.9× fewer rows')).toBeInTheDocument();
    expect(within(hours).getByText('the first')).toBeInTheDocument();
    expect(within(hours).getByText('not yet')).toBeInTheDocument();
  });

  it('says how far rollups are behind, and that answers are not', async () => {
    renderStorage();

    expect(await screen.findByText(/2 hours wait to be added up; until then answers read the attempts/)).toBeVisible();
    expect(
      screen.getByText(/Quarter-hours are kept for 35 days, hours for 62 days, days for 25 months/)
    ).toBeInTheDocument();
  });

  it('warns of a rollup that differed', async () => {
    renderStorage({ ...storage, tiers: [{ ...byDay, different: 2 }] });

    expect(await screen.findByText('A rollup differed from its attempts')).toBeInTheDocument();
    expect(screen.getByText('2 of 1,204 differed')).toBeInTheDocument();
  });

  it('shows an empty installation without ratios', async () => {
    const attempts = { ...storage.attempts, rows: 0, oldest: null, newest: null, keptFrom: null, keptMonths: null };
    const tier = { ...byDay, rows: 0, attemptsPerRow: null, shareOfAttempts: null };
    renderStorage({ ...storage, attempts, tiers: [tier], dirtyHours: 0, keptDaysMonths: null });

    expect(await screen.findByText('Attempts are kept for good.')).toBeInTheDocument();
    expect(screen.getByText(/days for good\. All hours are added up/)).toBeInTheDocument();
    expect(screen.queryByText(/fewer rows/)).not.toBeInTheDocument();
  });

  it('says whether the database holds questions to reading', async () => {
    renderStorage();
    expect(await screen.findByText(/a role of the database that can only read/)).toBeInTheDocument();

    renderStorage({ ...storage, readerMissing: 'A superuser can: create role.' });
    expect(await screen.findByText('A superuser can: create role.')).toBeInTheDocument();
  });

  it('says what to do when the service is away, and tries again', async () => {
    let up = false;
    renderStorage(() => (up ? storage : refusal(502, { message: 'Plugin unavailable' })));

    expect(await screen.findByText(/could not be reached/)).toBeInTheDocument();
    up = true;
    await setUpUser().click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('region', { name: 'Rollups' })).toBeInTheDocument();
  });
});

function renderStorage(reply: StorageStatus | Reply = storage) {
  fakeGrafana({
    'GET v1/storage': typeof reply === 'function' ? reply : () => reply,
    'GET v1/scheduler': () => ({ files: { days: 90, mostBytes: 21_474_836_480, count: 1, bytes: 2_048 } }),
  });
  renderInApp(<StoragePage />);
}
