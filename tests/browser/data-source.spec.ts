import { expect } from '@playwright/test';

import { figuresBy } from './figures/plain-sql';
import { KNOWN_WINDOW } from './known-calls/window';
import { test } from './setup/test';
import { BreakoutTableView } from './views/breakout-table';
import { ExplorePageView } from './views/explore-page';

test('a query is built in its editor and its table drawn', async ({ page, database, picture }) => {
  const explore = new ExplorePageView(page);
  await explore.openOver(KNOWN_WINDOW, { measures: ['attempts'], dimensions: [] });
  await explore.add('Group by', 'Customer');
  await explore.run();

  const [{ name, Attempts }] = await figuresBy(database, 'customer_name', KNOWN_WINDOW);
  await expect(explore.result.getByText(name).first()).toBeVisible();
  await expect(explore.result.getByText(Attempts, { exact: true }).first()).toBeVisible();
  await picture('explore-table');
});

test('a filter suggests values from the calls and narrows the answer', async ({ page, picture }) => {
  const explore = new ExplorePageView(page);
  await explore.openOver(KNOWN_WINDOW, { measures: ['attempts'], dimensions: ['customer_id'] });
  await explore.addFilter('cobalt', 'Cobalt & Sons, Ltd');
  await picture('explore-filter');
  await explore.run();

  await expect(explore.result.getByText('Cobalt & Sons, Ltd').first()).toBeVisible();
  await expect(explore.result.getByText('Acme Wholesale')).toHaveCount(0);
});

test('a time series has a line for each group', async ({ page, picture }) => {
  const explore = new ExplorePageView(page);
  await explore.openOver(KNOWN_WINDOW, {
    layout: 'series',
    measures: ['asr'],
    dimensions: ['customer_id'],
    bucket: '1d',
  });

  const lines = explore.result.getByRole('list', { name: 'Series' }).getByRole('listitem');
  await expect(lines).toHaveCount(3);
  await expect(lines.first()).toContainText('7 points');
  await picture('explore-series');
});

test('a dashboard variable fills a filter', async ({ page, database }) => {
  const explore = new ExplorePageView(page);
  const filters = [{ dimension: 'customer_id', operator: 'in', values: ['$customer'] }];
  await explore.openOver(KNOWN_WINDOW, { measures: ['attempts'], dimensions: [], filters }, { 'var-customer': '102' });

  const figures = await figuresBy(database, 'customer_id', KNOWN_WINDOW);
  const { Attempts } = figures.find(({ name }) => name === '102')!;
  await expect(explore.result.getByText(Attempts, { exact: true })).toBeVisible();
});

test('the breakout panel draws what the page draws', async ({ page, database, picture }) => {
  const { from, to } = KNOWN_WINDOW;
  await page.goto(`/panel?from=${from.getTime()}&to=${to.getTime()}&width=1300&height=600`);
  const panel = new BreakoutTableView(page.getByRole('region', { name: 'Panel' }));
  await panel.waitForFigures();

  for (const { name, Attempts, ASR } of await figuresBy(database, 'customer_name', KNOWN_WINDOW)) {
    expect(await panel.figures(name)).toMatchObject({ Attempts, ASR });
  }
  await panel.expand('Acme Wholesale');
  await expect(panel.row('Delta Carrier')).toBeVisible();
  await picture('panel');
});
