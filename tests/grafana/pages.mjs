import assert from 'node:assert/strict';

import { APP, DATA_SOURCE } from './plugin.mjs';
import { isDrawn, onPage } from './visit.mjs';

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
  { path: 'access', shows: 'Add an organisation' },
  { path: 'tokens', shows: 'New token' },
  { path: 'audit', shows: 'The audit is kept for' },
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
