import { expect } from '@playwright/test';

import { APP_ID } from '../../contract/plugin-ids';
import { KNOWN_WINDOW } from './known-calls/window';
import { test } from './setup/test';

for (const theme of ['dark', 'light']) {
  test(`the pages look right in ${theme}`, async ({ reports, page, picture }) => {
    await reports.openOver(KNOWN_WINDOW, { theme, levels: '3' });
    await reports.table.waitForFigures();
    await picture(`reports-${theme}`);
    await page.goto(`/a/${APP_ID}/sources?theme=${theme}`);
    await expect(page.getByRole('cell', { name: 'test switch' }).first()).toBeVisible();
    await picture(`sources-${theme}`);
    await page.goto(`/plugins/${APP_ID}?theme=${theme}`);
    await expect(page.getByRole('button', { name: 'Save & test' })).toBeVisible();
    await picture(`configuration-${theme}`);
  });
}

test('narrow windows keep everything within reach', async ({ reports, page, picture }) => {
  await page.setViewportSize({ width: 800, height: 900 });
  await reports.openOver(KNOWN_WINDOW, { theme: 'dark' });
  await reports.table.waitForFigures();
  await expect(reports.downloadButton).toBeInViewport();
  await picture('reports-narrow');
});

test('headers are read whole, and names leave room when columns are few', async ({ reports, picture }) => {
  await reports.openOver(KNOWN_WINDOW);
  await reports.table.waitForFigures();
  const clipped = await reports.table.grid
    .getByRole('columnheader')
    .evaluateAll((headers) =>
      headers.filter((header) => header.scrollWidth > header.clientWidth).map((header) => header.ariaLabel)
    );
  expect(clipped).toEqual([]);

  await reports.openOver(KNOWN_WINDOW, { by: 'customer_id', measures: 'attempts,asr' });
  await reports.table.waitForFigures();
  expect((await reports.table.header('Customer').boundingBox())?.width).toBeLessThanOrEqual(420);
  await picture('few-columns');
});
