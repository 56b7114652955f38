import { readFileSync } from 'node:fs';

import { expect } from '@playwright/test';

import { APP_ID } from '../../contract/plugin-ids';
import { parseStrictCsv } from '../http/strict-csv';
import { KNOWN_WINDOW } from './known-calls/window';
import { test } from './setup/test';

const AUDIT = `/a/${APP_ID}/audit`;

test('an administrator finds who asked for what, and takes it away as a file', async ({ page, reports, picture }) => {
  await page.goto(`/a/${APP_ID}/reports?role=Viewer`);
  await reports.openOver(KNOWN_WINDOW);
  await reports.table.waitForFigures();
  await page.goto(AUDIT);
  await expect(page.getByText('Audit needs the role Admin')).toBeVisible();

  await page.goto(`${AUDIT}?role=Admin`);
  await page.getByLabel('Who').fill('viewer');
  await page.getByLabel('What').click();
  await page.getByRole('option', { name: 'Figures', exact: true }).click();
  const row = page.getByRole('row').filter({ hasText: 'answered' }).first();
  await expect(row).toContainText('viewer');
  await expect(row).toContainText('Attempts');
  await row.getByRole('button').click();
  await expect(page.getByText('"measures"')).toBeVisible();
  await picture('audit');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download CSV' }).click(),
  ]);
  const [header, ...rows] = parseStrictCsv(readFileSync(await download.path(), 'utf8'));
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every((cells) => cells[header.indexOf('Who')] === 'viewer')).toBe(true);
});
