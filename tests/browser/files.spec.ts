import { readFileSync } from 'node:fs';

import { type Download, expect } from '@playwright/test';
import { parse } from 'csv-parse/sync';

import { readWorkbook } from '../deliveries/read-workbook';
import { breakoutFigures, RawFigures } from './figures/plain-sql';
import { KNOWN_WINDOW } from './known-calls/window';
import { test } from './setup/test';

type Line = Record<string, string>;

const keyOf = ({ customer, provider, destination }: Pick<RawFigures, 'customer' | 'provider' | 'destination'>) =>
  [customer, provider, destination].join('|');

function figuresOf(line: Line): RawFigures {
  return {
    customer: line.Customer,
    provider: line.Provider,
    destination: line.Destination || null,
    attempts: Number(line.Attempts),
    calls: Number(line.Calls),
    answered: Number(line.Answered),
    talk_s: Number(line['Duration (s)']),
    customer_usd: Number(line['Customer charge (USD)']),
    provider_gbp: Number(line['Provider charge (GBP)']),
  };
}

test('the CSV file holds exactly the figures of plain SQL', async ({ reports, page, database }) => {
  await reports.openOver(KNOWN_WINDOW);
  await reports.table.waitForFigures();
  const [download] = await Promise.all([page.waitForEvent('download'), reports.downloadButton.click()]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
  const lines: Line[] = parse(readFileSync(await download.path(), 'utf8'), { columns: true });

  const expected = new Map((await breakoutFigures(database, KNOWN_WINDOW)).map((row) => [keyOf(row), row]));
  expect(lines).toHaveLength(expected.size);
  for (const figures of lines.map(figuresOf)) {
    const { customer_usd, provider_gbp, talk_s, ...counts } = expected.get(keyOf(figures))!;
    expect(figures).toMatchObject(counts);
    expect(figures.talk_s).toBeCloseTo(talk_s ?? 0, 6);
    expect(figures.customer_usd).toBeCloseTo(customer_usd ?? 0, 9);
    expect(figures.provider_gbp).toBeCloseTo(provider_gbp ?? 0, 9);
  }
});

test('the file has the columns in the order shown, and for spreadsheets formulas are made harmless', async ({
  reports,
  page,
}) => {
  await reports.openOver(KNOWN_WINDOW, { by: 'customer_id', measures: 'answered,attempts', sort: 'attempts' });
  await reports.table.waitForFigures();
  await reports.button('Other files').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'CSV for spreadsheets' }).click(),
  ]);
  const [header, ...lines] = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\r\n');

  expect(header).toBe('Customer,Customer name,Answered,Attempts');
  expect(lines.map((line) => line.split(',')[0])).toEqual(['103', '101', '102']);
  expect(lines[0]).toContain('"Cobalt & Sons, Ltd"');
});

test('a workbook holds the rows of the CSV file, and says what was asked', async ({ reports, page }) => {
  await reports.openOver(KNOWN_WINDOW, { by: 'customer_id', measures: 'answered,attempts', sort: 'attempts' });
  await reports.table.waitForFigures();
  await reports.button('Other files').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'XLSX' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/);
  const [table, facts] = await readWorkbook(readFileSync(await download.path()));

  expect(table.rows.map(([first]) => first.value)).toEqual(['Customer', '103', '101', '102']);
  expect(table.rows[1].map(({ type }) => type)).toEqual(['text', 'text', 'number', 'number']);
  expect(facts.name).toBe('Question');
});

test('a file that broke off is not saved, and the page says so', async ({ reports, page, picture }) => {
  const downloads: Download[] = [];
  page.on('download', (download) => downloads.push(download));
  await page.route(/\/v1\/csv\?/, async (route) => {
    const response = await route.fetch();
    const whole = await response.text();
    expect(whole).toMatch(/\r\n# rows: \d+\r\n$/);
    await route.fulfill({ response, body: whole.slice(0, whole.lastIndexOf('# rows')) });
  });
  await reports.openOver(KNOWN_WINDOW);
  await reports.table.waitForFigures();
  await reports.downloadButton.click();

  await expect(page.getByRole('alert')).toContainText('The file broke off before its end, so nothing was saved.');
  await picture('download-broke-off');
  await expect(reports.downloadButton).toBeEnabled();
  expect(downloads).toEqual([]);
});

test('a download shows that it is under way and can be cancelled', async ({ reports, page, picture }) => {
  await page.route(/\/v1\/csv\?/, () => undefined);
  await reports.openOver(KNOWN_WINDOW);
  await reports.table.waitForFigures();
  // A picture waits for the page to have loaded once; a download that never ends would hold that up for ever.
  await page.waitForLoadState('networkidle');
  await reports.downloadButton.click();
  await expect(page.getByText('Downloading…')).toBeVisible();
  await picture('downloading');

  await reports.button('Cancel the download').click();
  await expect(reports.downloadButton).toBeVisible();
  await expect(page.getByRole('alert')).toBeHidden();
});
