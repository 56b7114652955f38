import { expect } from '@playwright/test';

import { loadKnownCalls } from './known-calls/load';
import { KNOWN_WINDOW } from './known-calls/window';
import { freshDatabase } from '../postgres/fresh-database';
import { startStand } from './setup/stand';
import { test } from './setup/test';

test('a service that stops is told in a sentence, and the page works once it is back', async ({
  page,
  reports,
  picture,
}) => {
  test.slow();
  const database = await freshDatabase();
  const stand = await startStand(database.url);
  try {
    await loadKnownCalls(stand);
    await page.goto(`${stand.pageUrl}/a/trunkline-calls-app/reports/breakout`);
    await reports.table.waitForFigures();

    await stand.stopService();
    await reports.button('Refresh').click();
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('These figures could not be computed');
    await expect(alert).toContainText(/service/i);
    await picture('service-stopped');

    await stand.startService();
    await expect(async () => {
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect(alert).toBeHidden({ timeout: 2_000 });
    }).toPass();
    await expect(reports.table.row('Acme Wholesale')).toBeVisible();
  } finally {
    await stand.stop();
    await database.drop();
  }
});

test('a mistake in an address is told in a sentence', async ({ reports, page, picture }) => {
  await reports.openOver(KNOWN_WINDOW, { currencies: 'ZZZ' });

  await expect(page.getByText(/ZZZ/).first()).toBeVisible();
  await picture('unknown-currency');
});
