import assert from 'node:assert/strict';
import path from 'node:path';

import { APP, DATA_SOURCE } from './plugin.mjs';

export async function exploreDraws(stage) {
  const query = {
    refId: 'A',
    datasource: DATA_SOURCE,
    layout: 'series',
    measures: ['attempts', 'answered'],
    bucket: '1h',
  };
  const pane = { datasource: DATA_SOURCE.uid, queries: [query], range: { from: 'now-2d', to: 'now' } };
  const panes = encodeURIComponent(JSON.stringify({ pane }));
  return onPage(stage, 'explore', `/explore?schemaVersion=1&orgId=1&panes=${panes}`, async (page, takePicture) => {
    await page.getByText('Answered', { exact: true }).last().waitFor();
    assert.ok(await isDrawn(page), 'the graph is blank');
    await takePicture('explore');
    return 'two series';
  });
}

export async function dashboardDraws(stage) {
  return onPage(stage, 'dashboard', '/d/trunkline-calls-overview', async (page, takePicture) => {
    const breakout = panel(page, 'Breakout');
    await breakout.getByRole('row').nth(3).waitFor();
    for (const title of ['Attempts', 'ASR by provider']) {
      assert.ok(await isDrawn(panel(page, title)), `the graph ${title} is blank`);
    }
    await page.waitForLoadState('networkidle');
    await takePicture('dashboard');
    await breakout.scrollIntoViewIfNeeded();
    await takePicture('dashboard-breakout');
    return `${await breakout.getByRole('row').count()} rows in the breakout panel`;
  });
}

export async function pagesAnswer(stage) {
  return onPage(stage, 'reports', `/a/${APP}/reports/breakout`, async (page, takePicture) => {
    await page.getByRole('row').nth(3).waitFor();
    await takePicture('reports');
    return `${await page.getByRole('row').count()} rows on the Reports page`;
  });
}

/** Every page of the app's menu, and the reports that are pages of their own, each by something it shows only once it works. */
const APP_PAGES = [
  { path: 'reports', shows: 'USA Rate Center' },
  { path: 'reports/call-list', shows: 'Answered only' },
  { path: 'reports/per-number', shows: 'Numbers' },
  { path: 'alerts', shows: 'Dead route' },
  { path: 'schedules', shows: 'New schedule' },
  { path: 'schedules/new', shows: 'Files and mail' },
  { path: 'runs', shows: 'At work' },
  { path: 'contacts', shows: 'New contact' },
  { path: 'templates', shows: 'New template' },
  { path: 'mail-server', shows: 'Messages a minute' },
  { path: 'sources', shows: 'demo' },
  { path: 'reference', shows: 'US area codes' },
  { path: 'storage', shows: 'Rollups' },
];

export async function everyPageOpens(stage) {
  for (const { path: address, shows } of APP_PAGES) {
    const name = address.replace('/', '-');
    await onPage(stage, name, `/a/${APP}/${address}`, async (page, takePicture) => {
      await page.locator('main').getByText(shows).first().waitFor();
      await takePicture(`page-${name}`);
    });
  }
  return `${APP_PAGES.length} pages`;
}

export async function callsLeadToExplore(stage) {
  return onPage(stage, 'calls-in-explore', `/a/${APP}/reports/call-list`, async (page, takePicture) => {
    await page.getByRole('button', { name: 'More to do with these calls' }).click();
    await page.getByText('Open in Explore').click();
    const cells = page.getByRole('gridcell');
    await cells.nth(20).waitFor();
    await takePicture('calls-in-explore');
    return `${await cells.count()} cells of calls`;
  });
}

/** Fails on what the page could not load as well as on what it does not show. */
async function onPage({ context, screenshots }, name, url, work) {
  const page = await context.newPage();
  const takePicture = (picture) => page.screenshot({ path: path.join(screenshots, `${picture}.png`) });
  const faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('response', (response) => {
    if (response.status() >= 400 && /trunkline|\/ds\/query/.test(response.url())) {
      faults.push(`HTTP ${response.status()} ${response.url()}`);
    }
  });
  try {
    page.setDefaultTimeout(60_000);
    await page.goto(url);
    const seen = await work(page, takePicture);
    assert.deepEqual(faults, []);
    return seen;
  } catch (error) {
    await takePicture(`${name}-failed`);
    throw error;
  } finally {
    await page.close();
  }
}

function panel(page, title) {
  return page.getByTestId(`data-testid Panel header ${title}`);
}

/** Whether the graph in it has a pixel that is not transparent. */
async function isDrawn(place) {
  const canvas = place.locator('canvas').first();
  await canvas.waitFor();
  return canvas.evaluate((element) => {
    const { data } = element.getContext('2d').getImageData(0, 0, element.width, element.height);
    return data.some((value) => value > 0);
  });
}
