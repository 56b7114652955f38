import { expect } from '@playwright/test';

import { APP_ID } from '../../contract/plugin-ids';
import { test } from './setup/test';

test('the Sources page shows what arrived and what could not be read', async ({ page, database, picture }) => {
  const { rows } = await database.query<{ attempts: string }>('select count(*)::int as attempts from attempts');
  await page.goto(`/a/${APP_ID}/sources`);

  const source = page.getByRole('row').filter({ hasText: 'test switch' }).first();
  await expect(source).toContainText(Number(rows[0].attempts).toLocaleString('en-US'));
  const reject = page.getByRole('row').filter({ hasText: 'talk_s is “-5”, which is negative' });
  await expect(reject).toBeVisible();
  await reject.getByRole('button').first().click();
  await expect(page.getByText('"attempt_id"').first()).toBeVisible();
  await picture('sources-reject');
});

test('a viewer sees reports but no sources', async ({ page, reports, picture }) => {
  await page.goto(`/a/${APP_ID}/sources?role=Viewer`);
  await expect(page.getByText('Sources needs the role Editor')).toBeVisible();
  await expect(page.getByRole('navigation').getByText('Sources')).toBeHidden();
  await picture('sources-as-viewer');
  await reports.open();
  await reports.table.waitForFigures();
});
