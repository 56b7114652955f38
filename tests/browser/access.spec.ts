import { expect } from '@playwright/test';

import { APP_ID } from '../../contract/plugin-ids';
import { ProblemBody } from '../../contract/problem';
import { KNOWN_WINDOW } from './known-calls/window';
import { test } from './setup/test';

const APP = `/a/${APP_ID}`;
const ASKED = { measures: ['attempts'], dimensions: ['customer_id'] };
const WINDOW = { from: KNOWN_WINDOW.from.toISOString(), to: KNOWN_WINDOW.to.toISOString() };

test.afterAll(async ({ serviceDoor: { serviceUrl, token } }) => {
  const headers = { authorization: `Bearer ${token}` };
  await fetch(`${serviceUrl}/v1/access/orgs/1/users/viewer`, { method: 'DELETE', headers });
});

test('an administrator gives a viewer two customers, who sees those and is refused what is hidden', async ({
  page,
  reports,
  picture,
  serviceDoor: { serviceUrl, token },
}) => {
  const all = await customersOf(serviceUrl, token);
  expect(all.length).toBeGreaterThan(2);
  const given = all.slice(0, 2);

  await page.goto(`${APP}/access?role=Admin`);
  await page.getByRole('button', { name: 'Add a user' }).first().click();
  await page.getByLabel(/^Login/).fill('viewer');
  for (const customer of given) {
    await page.locator('#scope-customers').fill(customer);
    await page.getByRole('option').filter({ hasText: customer }).first().click();
  }
  await page.getByLabel(/^Login/).click();
  await expect(
    page.getByText(`Sees the calls of customers ${given.join(', ')} over all providers, without`)
  ).toBeVisible();
  await picture('access-of-a-user');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'viewer' })).toContainText(given.join(', '));
  await picture('access');

  await page.goto(`${APP}/reports?role=Viewer`);
  await reports.openOver(KNOWN_WINDOW);
  await reports.table.waitForFigures();
  await expect(page.getByRole('columnheader', { name: 'Profit', exact: true })).toBeHidden();
  await picture('hidden-from-a-viewer');

  const asViewer = (measure: string) =>
    page.request.post(`/api/plugins/${APP_ID}/resources/v1/ask`, {
      data: { ...ASKED, measures: [measure], window: WINDOW },
    });
  const { rows } = (await (await asViewer('attempts')).json()) as Answered;
  expect(rows.map(({ customer_id: id }) => id).sort()).toEqual([...given].sort());
  const refused = await asViewer('provider_charge');
  expect(refused.status()).toBe(403);
  expect(((await refused.json()) as ProblemBody).error).toMatch(/^You may not see /);
  await page.goto(`${APP}/access`);
  await expect(page.getByText('Access needs the role Admin')).toBeVisible();
});

test('a token is made, used by a program, revoked and refused', async ({ page, picture, serviceDoor }) => {
  const { serviceUrl } = serviceDoor;
  await page.goto(`${APP}/tokens?role=Admin`);
  await page.getByRole('button', { name: 'New token' }).click();
  await page.getByLabel(/^Name/).fill('billing script');
  await page.getByRole('radio', { name: 'All customers' }).check();
  await picture('new-token');
  await page.getByRole('button', { name: 'Make the token' }).click();
  const token = await page.getByLabel('Token', { exact: true }).inputValue();
  await picture('made-token');
  await page.getByRole('button', { name: 'I have copied it' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'billing script' })).toContainText('never');

  expect((await customersOf(serviceUrl, token)).length).toBeGreaterThan(2);
  await page.reload();
  await expect(page.getByRole('row').filter({ hasText: 'billing script' })).not.toContainText('never');
  await page.getByRole('button', { name: 'Revoke billing script' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'billing script' })).toContainText('revoked by admin');
  await picture('tokens');

  expect((await ask(serviceUrl, token)).status).toBe(401);
});

interface Answered {
  rows: Array<{ customer_id: string }>;
}

const ask = (serviceUrl: string, token: string) =>
  fetch(`${serviceUrl}/v1/ask`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ ...ASKED, window: WINDOW }),
  });

async function customersOf(serviceUrl: string, token: string): Promise<string[]> {
  const { rows } = (await (await ask(serviceUrl, token)).json()) as Answered;
  return rows.map(({ customer_id: id }) => id).filter((id) => id !== null);
}
