import { expect } from '@playwright/test';

import { APP_ID } from '../../contract/plugin-ids';
import { Stand, startStand } from './setup/stand';
import { test } from './setup/test';

let stand: Stand;

test.beforeAll(async () => {
  stand = await startStand(process.env.BROWSER_TEST_DATABASE_URL!);
});

test.afterAll(() => stand.stop());

const SETTINGS = [
  { of: 'data source', path: '/datasources/edit/trunkline' },
  { of: 'app', path: `/plugins/${APP_ID}` },
];

for (const { of, path } of SETTINGS) {
  test(`the settings of the ${of} are saved and tested`, async ({ page, picture }) => {
    const healthy = page.getByText('The service and its database answer.');
    const token = page.getByRole('textbox', { name: /^Token/ });
    const saveAndTest = page.getByRole('button', { name: 'Save & test' });
    await page.goto(stand.pageUrl + path);
    await saveAndTest.click();
    await expect(healthy).toBeVisible();
    await picture(`settings-of-${of.replace(' ', '-')}`);

    await page.getByRole('button', { name: 'Reset' }).click();
    await token.fill('not the token of the service');
    await saveAndTest.click();
    await expect(page.getByRole('alert')).toContainText('token');
    await picture(`wrong-token-of-${of.replace(' ', '-')}`);

    await page.reload();
    await page.getByRole('button', { name: 'Reset' }).click();
    await token.fill(stand.token);
    await saveAndTest.click();
    await expect(healthy).toBeVisible();
  });
}

test('a viewer cannot change them', async ({ page }) => {
  await page.goto(`${stand.pageUrl}/datasources/edit/trunkline?role=Viewer`);
  await page.getByRole('button', { name: 'Save & test' }).click();

  await expect(page.getByRole('region', { name: 'Notifications' })).toContainText('Only an administrator');
});
