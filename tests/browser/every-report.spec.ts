import { expect } from '@playwright/test';

import { APP_ID } from '../../contract/plugin-ids';
import { OWN_DDIS } from './known-calls/parties';
import { KNOWN_WINDOW } from './known-calls/window';
import { test } from './setup/test';

/** Counted by plain SQL over the stored attempts of the known window. */
const COUNTS = /* sql */ `
  select count(*)::text as "Attempts", count(*) filter (where is_final)::text as "Calls"
  from attempts where started_at >= $1 and started_at < $2`;

const REPORTS = [
  { report: 'customer-traffic', column: 'Attempts' },
  { report: 'vendor-traffic', column: 'Attempts' },
  { report: 'route-quality', column: 'Attempts' },
  { report: 'interval', column: 'Attempts' },
  { report: 'tech-prefix', column: 'Attempts' },
  { report: 'dtmf', column: 'Calls' },
  { report: 'usa-rate-center', column: 'Calls' },
] as const;

test('every report opens with the figures of plain SQL', async ({ reports, database, picture }) => {
  test.slow();
  const { from, to } = KNOWN_WINDOW;
  const [counts] = (await database.query<Record<'Attempts' | 'Calls', string>>(COUNTS, [from, to])).rows;
  for (const { report, column } of REPORTS) {
    await reports.openOver(KNOWN_WINDOW, { report });
    await reports.table.waitForFigures();
    expect(await reports.table.cell('Total', column), report).toBe(counts[column]);
    await picture(`report-${report}`);
  }
});

test('calls of the USA stand side by side by their kind, and add up to all', async ({ reports, database, picture }) => {
  const kinds = await database.query<{ kind: string; calls: string }>(
    `select jurisdiction as kind, count(*) filter (where is_final)::text as calls from attempts
     where started_at >= $1 and started_at < $2 group by 1`,
    [KNOWN_WINDOW.from, KNOWN_WINDOW.to]
  );
  expect(kinds.rows.map(({ kind }) => kind).sort()).toEqual(['indeterminate', 'international']);
  await reports.openOver(KNOWN_WINDOW, { report: 'usa-calls' });
  await reports.table.waitForFigures();
  const totals = await reports.table.row('Total').locator('> *').allInnerTexts();
  for (const { kind, calls } of kinds.rows) {
    await expect(reports.table.grid.getByRole('columnheader', { name: kind }).first()).toBeVisible();
    expect(totals, kind).toContain(Number(calls).toLocaleString('en-US'));
  }
  await picture('report-usa-calls');
});

test('own numbers shown as CLI are told from those that are not ours', async ({ page, reports, database, picture }) => {
  const calls = await database.query<{ ours: string; others: string }>(
    `select count(*) filter (where '+' || cli = any($3))::text as ours,
       count(*) filter (where '+' || cli <> all($3))::text as others
     from attempts where is_final and started_at >= $1 and started_at < $2`,
    [KNOWN_WINDOW.from, KNOWN_WINDOW.to, OWN_DDIS.map((row) => row.split(',')[0])]
  );
  const [{ ours, others }] = calls.rows;
  expect(Number(ours)).toBe(OWN_DDIS.length);
  await reports.openOver(KNOWN_WINDOW, { report: 'did-as-cli' });
  await reports.table.waitForFigures();
  expect(await reports.table.cell('Total', 'Calls')).toBe(ours);
  expect(await reports.table.cell('acme-1', 'Calls')).toBe('2');
  await expect(page.getByRole('list', { name: 'Notes' })).toContainText('DDIs: 3 from');
  await picture('report-did-as-cli');

  await reports.openOver(KNOWN_WINDOW, { report: 'did-as-cli', view: 'not_ours' });
  await reports.table.waitForFigures();
  expect(await reports.table.cell('Total', 'Calls')).toBe(Number(others).toLocaleString('en-US'));
});

test('a report stands beside the window before it', async ({ page, reports, database, picture }) => {
  const { to } = KNOWN_WINDOW;
  const [from, before] = [3, 6].map((days) => new Date(to.getTime() - days * 86_400_000));
  const counted = async (since: Date, until: Date) =>
    (await database.query<Record<'Attempts', string>>(COUNTS, [since, until])).rows[0].Attempts;
  await reports.openOver({ from, to }, { by: 'provider_id', measures: 'attempts', compare: 'previous_window' });
  await reports.table.waitForFigures();

  await expect(page.getByRole('list', { name: 'Notes' })).toContainText('compared with');
  expect(await reports.table.cell('Total', 'Attempts')).toBe(await counted(from, to));
  expect(await reports.table.cell('Total', 'Attempts, previous')).toBe(await counted(before, from));
  await picture('compared');
});

test('a report is drawn, saved under a name, and opened from the list as it was', async ({
  page,
  reports,
  picture,
}) => {
  await reports.openOver(KNOWN_WINDOW, { report: 'interval', bucket: '1d' });
  await reports.table.waitForFigures();
  const chart = page.getByRole('figure', { name: 'Attempts and ASR over time' });
  await expect(chart.locator('canvas').first()).toBeVisible();

  await reports.button('Empty buckets').click();
  await reports.button('Save as').click();
  await page.getByLabel(/^Name/).fill('Days of the known calls');
  await picture('save-as');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Days of the known calls', level: 1 })).toBeVisible();

  await page.goto(`/a/${APP_ID}/reports?theme=light`);
  await page.getByRole('link', { name: 'Days of the known calls' }).click();
  await reports.table.waitForFigures();
  await expect(reports.button('Empty buckets')).toHaveAttribute('aria-pressed', 'false');
  await expect(page).toHaveURL(/bucket=1d/);
  await picture('saved-report-light');

  await reports.choose('Chart', 'Charges by destination');
  await reports.choose('Currencies', 'USD');
  const bars = page.getByRole('figure', { name: 'Charges by destination' });
  await expect(bars.getByText(/United Kingdom London/).first()).toBeVisible();
  await picture('charges-by-destination');
});
