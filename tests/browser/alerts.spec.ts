import { expect } from '@playwright/test';

import { APP_ID } from '../../contract/plugin-ids';
import { keepRules } from './alerting/kept-rules';
import { test } from './setup/test';

const PATH = `/a/${APP_ID}/alerts`;

test('the Alerts page lists every preset, and says where rules live', async ({ page, picture }) => {
  await page.goto(PATH);
  await expect(page.getByText('Alert rules live in Grafana')).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Dead route' })).toContainText('Not set up');
  await picture('alerts-without-grafana');
});

test('a rule of a file is replaced by one of its own, which is set, and heard again', async ({ page, picture }) => {
  const kept = await keepRules(page);
  kept.states = [
    {
      uid: 'trunkline-dead-route',
      state: 'firing',
      health: 'ok',
      alerts: [{ state: 'Alerting', labels: {}, annotations: { summary: 'None of 60 attempts was answered.' } }],
    },
    { uid: 'trunkline-asr-drop-customer', state: 'inactive', health: 'ok' },
  ];
  const row = (title: string) => page.getByRole('row').filter({ hasText: title });
  await page.goto(PATH);
  await expect(row('Dead route')).toContainText('Firing: 1');
  await expect(row('Margin below zero')).toContainText('Off');
  await picture('alerts');

  await page.getByRole('button', { name: 'Set Margin below zero' }).click();
  await expect(page.getByText('so that nothing rings twice')).toBeVisible();
  await page.getByLabel('Currency').click();
  await page.getByRole('option', { name: 'EUR' }).click();
  await page.getByLabel('Least attempts').fill('20');
  await picture('alerts-set');
  await page.getByRole('button', { name: 'Save' }).click();

  await expect(row('Margin below zero (own)')).toContainText('at least 20 attempts');
  // Off already: there is nothing to silence.
  await expect(row('Margin below zero').first()).toContainText('Off');
  expect(kept.silences).toEqual([]);
  expect(kept.rules.at(-1)!.data[0].model).toMatchObject({ currency: 'EUR', leastAttempts: 20 });

  await page.getByRole('button', { name: 'Set Dead route' }).click();
  await page.getByLabel('Least attempts').fill('80');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(row('Dead route').first()).toContainText('Replaced');
  expect(kept.silences.map(({ matchers }) => matchers[0].value)).toContain('trunkline-dead-route');
  await picture('alerts-replaced');

  await page.getByRole('button', { name: 'Set Dead route (own)' }).click();
  await page.getByLabel('Least attempts').fill('70');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(row('Dead route (own)')).toContainText('at least 70 attempts');

  await page.getByRole('button', { name: 'Unsilence Dead route', exact: true }).click();
  await expect(row('Dead route').first()).toContainText('Rings as well');
});

test('a viewer sees how rules stand, and sets none', async ({ page, picture }) => {
  await keepRules(page);
  await page.goto(`${PATH}?role=Viewer`);
  await expect(page.getByRole('row').filter({ hasText: 'Dead route' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Set / })).toHaveCount(0);
  await picture('alerts-as-viewer');
});
