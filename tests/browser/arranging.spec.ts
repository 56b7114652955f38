import { expect } from '@playwright/test';

import { figuresBy } from './figures/plain-sql';
import { KNOWN_WINDOW } from './known-calls/window';
import { test } from './setup/test';

test.beforeEach(async ({ reports }) => {
  await reports.open();
  await reports.table.waitForFigures();
});

test('row groups are dragged into another order', async ({ reports, database, picture }) => {
  await reports.group('Destination').dragTo(reports.group('Customer'));

  await expect.poll(() => reports.groups()).toEqual(['Destination', 'Customer', 'Provider']);
  const expected = await figuresBy(database, `coalesce(destination_name, 'Unknown')`, KNOWN_WINDOW);
  await expect.poll(async () => (await reports.table.names()).sort()).toEqual(expected.map(({ name }) => name).sort());
  expect(await reports.table.cell('Spain Mobile', 'Attempts')).toBe(
    expected.find(({ name }) => name === 'Spain Mobile')!.Attempts
  );
  await picture('groups-dragged');
});

test('row groups are moved, removed and added by menu', async ({ reports, page }) => {
  await reports.button('Row group Provider').click();
  await page.getByRole('menuitem', { name: 'Move outwards' }).click();
  await expect.poll(() => reports.groups()).toEqual(['Provider', 'Customer', 'Destination']);
  await expect(reports.table.row('Delta Carrier')).toBeVisible();

  await reports.button('Remove group Customer').click();
  await reports.button('Row group Destination').click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await expect.poll(() => reports.groups()).toEqual(['Provider']);

  await reports.choose('Group by', 'Customer');
  await expect.poll(() => reports.groups()).toEqual(['Provider', 'Customer']);
});

test('a pivot spreads one dimension across', async ({ reports, database, picture }) => {
  await reports.button('Remove group Destination').click();
  await reports.button('Pivot').click();
  await expect.poll(() => reports.groups()).toEqual(['Customer']);

  const expected = await figuresBy(database, `case when customer_id = '103' then provider_name end`, KNOWN_WINDOW);
  await expect(reports.table.grid.getByRole('columnheader', { name: 'Echo Transit' }).first()).toBeVisible();
  const cells = await reports.table.row('Cobalt & Sons, Ltd').locator('> *').allInnerTexts();
  for (const { Attempts } of expected.filter(({ name }) => name !== null)) {
    expect(cells).toContain(Attempts);
  }
  await picture('pivot');

  await reports.button('Pivot').click();
  await expect.poll(() => reports.groups()).toEqual(['Customer', 'Provider']);
});

test('columns are hidden, shown and moved in their panel', async ({ reports, page, picture }) => {
  await reports.button('Columns').click();
  const panel = page.getByRole('dialog');
  await picture('columns-panel');
  await panel.getByRole('checkbox', { name: 'ACD' }).uncheck({ force: true });
  await panel.getByRole('checkbox', { name: /^Short calls/ }).check({ force: true });
  await panel.getByRole('button', { name: 'Move Calls up' }).click();
  await expect(panel.getByRole('button', { name: 'Move Calls down' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();

  await expect.poll(() => reports.table.columns()).toContain('Short calls');
  const columns = await reports.table.columns();
  expect(columns).not.toContain('ACD');
  expect(columns.indexOf('Calls')).toBeLessThan(columns.indexOf('Attempts'));
});

test('money is shown in the currencies chosen', async ({ reports, database }) => {
  await reports.choose('Currencies', 'GBP');

  await expect.poll(() => reports.table.columns()).toContain('Customer charge');
  const [{ name, 'Customer charge USD': charge }] = await figuresBy(database, 'customer_name', KNOWN_WINDOW);
  expect(await reports.table.cell(name, 'Customer charge')).toBe(charge);
});

test('flat rows show every combination once', async ({ reports, database }) => {
  await reports.button('Flat rows').click();
  const combinations = await figuresBy(
    database,
    `concat_ws('|', customer_id, provider_id, coalesce(destination_prefix, '-'))`,
    KNOWN_WINDOW
  );

  await expect(reports.table.status).toContainText(`${combinations.length} rows`);
});
