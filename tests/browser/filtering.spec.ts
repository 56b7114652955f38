import { expect } from '@playwright/test';

import { figuresBy } from './figures/plain-sql';
import { EMPTY_WINDOW, KNOWN_WINDOW } from './known-calls/window';
import { test } from './setup/test';
import { ReportsPageView } from './views/reports-page';

test('the customers filter suggests names from the calls and narrows every figure', async ({
  reports,
  page,
  database,
  picture,
}) => {
  await reports.open();
  await reports.table.waitForFigures();
  await reports.field('Customers').click();
  await reports.field('Customers').fill('cobalt');
  const suggestion = page.getByRole('option', { name: 'Cobalt & Sons, Ltd' });
  await expect(suggestion).toBeVisible();
  await picture('customers-suggested');
  await suggestion.click();
  await page.keyboard.press('Escape');

  await expect.poll(() => reports.table.names()).toEqual(['Cobalt & Sons, Ltd']);
  const known = await figuresBy(database, 'customer_name', KNOWN_WINDOW);
  const { name: _, ...figures } = known.find(({ name }) => name === 'Cobalt & Sons, Ltd')!;
  expect(await reports.table.figures('Total')).toMatchObject(figures);
  expect(new URL(page.url()).searchParams.getAll('var-customer_id')).toEqual(['103']);
});

test('a link carries all that was chosen to a second tab', async ({ reports, page, context, picture }) => {
  await reports.openOver(KNOWN_WINDOW, { 'var-customer_id': '101', by: 'provider_id,destination_name' });
  await reports.table.waitForFigures();
  await reports.table.expand('Echo Transit');
  await reports.table.sortBy('Answered');
  await expect(reports.table.header('Answered')).toHaveAttribute('aria-sort', 'descending');
  await expect(reports.table.row('Spain Mobile')).toBeVisible();
  const names = await reports.table.names();
  const figures = await reports.table.figures('Spain Mobile');

  const second = await context.newPage();
  await second.goto(page.url());
  const shared = new ReportsPageView(second);
  await expect(shared.table.row('Spain Mobile')).toBeVisible();
  expect(await shared.table.names()).toEqual(names);
  expect(await shared.table.figures('Spain Mobile')).toEqual(figures);
  await expect(shared.table.header('Answered')).toHaveAttribute('aria-sort', 'descending');
  await picture('shared-link');
});

test('a window without calls says what to do', async ({ reports, picture }) => {
  await reports.openOver(EMPTY_WINDOW);

  await expect(reports.table.grid).toContainText('No calls started in this window');
  await picture('empty-window');
});

test('each report opens with its own columns', async ({ reports, picture }) => {
  await reports.open();
  await reports.chooseReport('Customer traffic');
  expect(await reports.table.columns()).toEqual(expect.arrayContaining(['First call', 'Last call']));
  await picture('customer-traffic');
  await reports.chooseReport('Vendor traffic');
  await picture('vendor-traffic');
});

test('going back returns to the question before', async ({ reports, page }) => {
  await reports.open();
  await reports.table.waitForFigures();
  await reports.chooseReport('Vendor traffic');
  await page.goBack();

  await expect(page.getByRole('heading', { name: 'Breakout', level: 1 })).toBeVisible();
  await expect.poll(() => reports.groups()).toEqual(['Customer', 'Provider', 'Destination']);
});
