import { expect } from '@playwright/test';

import { APP_ID } from '../../contract/plugin-ids';
import { figuresBy } from './figures/plain-sql';
import { KNOWN_WINDOW } from './known-calls/window';
import { test } from './setup/test';
import { BreakoutTableView } from './views/breakout-table';

test('Reports opens with the list, and each report from there', async ({ page, reports, picture }) => {
  await page.goto(`/a/${APP_ID}/reports`);
  await expect(page.getByRole('region', { name: 'Traffic and money' })).toBeVisible();
  await picture('report-list');

  await page.getByRole('link', { name: 'Vendor traffic' }).click();
  await reports.table.waitForFigures();
  await expect(page).toHaveURL(/reports\/vendor-traffic/);
  await expect(page.getByRole('heading', { name: 'Vendor traffic', level: 1 })).toBeVisible();
});

test('a question goes to Explore and to a dashboard with all that was chosen', async ({
  page,
  reports,
  database,
  picture,
}) => {
  await reports.openOver(KNOWN_WINDOW, { by: 'provider_id,customer_id', 'var-customer_id': '101', sort: '-asr' });
  await reports.table.waitForFigures();
  const byProvider = await figuresBy(database, `case when customer_id = '101' then provider_name end`, KNOWN_WINDOW);
  const expected = byProvider.filter(({ name }) => name !== null);

  await reports.button('More to do with this report').click();
  await picture('report-menu');
  await page.getByRole('menuitem', { name: 'Add to dashboard' }).click();
  await page.getByRole('button', { name: 'Open panel' }).click();
  const panel = new BreakoutTableView(page.getByRole('region', { name: 'Panel' }));
  await panel.waitForFigures();
  for (const { name, Attempts, ASR } of expected) {
    expect(await panel.figures(name)).toMatchObject({ Attempts, ASR });
  }
  await picture('report-as-panel');

  await page.goBack();
  await reports.button('More to do with this report').click();
  await page.getByRole('menuitem', { name: 'Open in Explore' }).click();
  const result = page.getByRole('region', { name: 'Result' });
  const [{ name, Attempts }] = expected;
  const row = result.getByRole('row').filter({ hasText: name });
  await expect(row.getByText(Attempts, { exact: true })).toBeVisible();
  await picture('report-in-explore');
});
