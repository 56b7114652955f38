import { expect } from '@playwright/test';

import { figuresBy, WrittenFigures } from './figures/plain-sql';
import { KNOWN_WINDOW } from './known-calls/window';
import { test } from './setup/test';

function shownFigures({ name, ...figures }: WrittenFigures) {
  return { name, figures };
}

test('the Breakout report opens over the last 7 days with the figures plain SQL gives', async ({
  reports,
  database,
  picture,
}) => {
  await reports.open();
  await reports.table.waitForFigures();

  const expected = await figuresBy(database, 'customer_name', KNOWN_WINDOW);
  expect(await reports.table.names()).toEqual(expected.map(({ name }) => name));
  for (const { name, figures } of expected.map(shownFigures)) {
    expect(await reports.table.figures(name)).toMatchObject(figures);
  }
  const [total] = (await figuresBy(database, `'Total'`, KNOWN_WINDOW)).map(shownFigures);
  expect(await reports.table.figures('Total')).toMatchObject(total.figures);
  await picture('breakout-dark');
});

test('a row opens down to its providers and their destinations', async ({ reports, database, picture }) => {
  await reports.open();
  await reports.table.expand('Acme Wholesale');
  const providers = await figuresBy(database, `case when customer_id = '101' then provider_name end`, KNOWN_WINDOW);
  const delta = providers.find(({ name }) => name === 'Delta Carrier')!;
  await expect.poll(() => reports.table.names()).toContain('Delta Carrier');
  expect(await reports.table.figures('Delta Carrier')).toMatchObject(shownFigures(delta).figures);

  await reports.table.expand('Delta Carrier');
  await expect.poll(() => reports.table.names()).toContain('United Kingdom London');
  const destinations = await figuresBy(
    database,
    `case when customer_id = '101' and provider_id = '201' then coalesce(destination_name, 'Unknown') end`,
    KNOWN_WINDOW
  );
  for (const { name, figures } of destinations.filter(({ name }) => name !== null).map(shownFigures)) {
    expect(await reports.table.figures(name)).toMatchObject(figures);
  }
  await picture('breakout-expanded');
});

test('all levels open and close from the head of the table', async ({ reports }) => {
  await reports.open();
  await reports.button('Expand level').click();
  await expect(reports.table.row('Delta Carrier')).toBeVisible();
  await reports.button('Collapse all').click();
  await expect(reports.table.row('Delta Carrier')).toBeHidden();
});

test('columns sort and filter; totals stay those of every row', async ({ reports, database, picture }) => {
  await reports.open();
  await reports.table.waitForFigures();
  const byAsr = (await figuresBy(database, 'customer_name', KNOWN_WINDOW)).sort(
    (a, b) => parseFloat(b.ASR) - parseFloat(a.ASR)
  );
  await reports.table.sortBy('ASR');
  await expect(reports.table.header('ASR')).toHaveAttribute('aria-sort', 'descending');
  expect(await reports.table.names()).toEqual(byAsr.map(({ name }) => name));
  await reports.table.sortBy('ASR');
  await expect(reports.table.header('ASR')).toHaveAttribute('aria-sort', 'ascending');
  expect(await reports.table.names()).toEqual(byAsr.map(({ name }) => name).reverse());

  const most = Math.max(...byAsr.map(({ Attempts }) => Number(Attempts)));
  await reports.table.filter('Attempts', `>= ${most}`);
  await expect(reports.table.status).toContainText('1 of 3 rows match');
  expect(await reports.table.cell('Total', 'Attempts')).toBe('480');
  await picture('breakout-sorted-and-filtered');

  await reports.table.filter('Attempts', '> 1000000');
  await expect(reports.table.grid).toContainText('No row matches the column filters');
});
