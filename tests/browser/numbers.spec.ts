import { readFileSync } from 'node:fs';

import { expect } from '@playwright/test';
import { parse } from 'csv-parse/sync';

import { APP_ID } from '../../contract/plugin-ids';
import { readWorkbook } from '../deliveries/read-workbook';
import { KNOWN_WINDOW } from './known-calls/window';
import { test } from './setup/test';
import { CallsPageView } from './views/calls-page';

interface FailedOver {
  call_id: string;
  cli: string;
}

test('numbers pasted in any writing are looked up, and a call opens its attempts', async ({
  page,
  database,
  picture,
}) => {
  const calls = new CallsPageView(page);
  const { rows } = await database.query<FailedOver>(
    `select call_id, cli from attempts where attempt_no = 2 and started_at >= $1 order by started_at limit 2`,
    [KNOWN_WINDOW.from]
  );
  const [{ call_id: callId, cli }, other] = rows;
  await calls.openOver('per-number', KNOWN_WINDOW);
  await picture('per-number-empty');

  const written = `00${cli.slice(0, 2)} ${cli.slice(2, 5)} ${cli.slice(5)}`;
  await page.getByLabel('Numbers', { exact: true }).fill(`${written}\n+${other.cli}\n+34 600 000 000`);
  await expect(page.getByText('3 numbers.')).toBeVisible();
  await page.getByRole('button', { name: 'Find calls' }).click();

  await expect(calls.rows('Numbers')).toHaveCount(2);
  await expect(page.getByText('2 numbers have calls in this window, 1 has none.')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Numbers not found' })).toContainText('+34 600 000 000');
  await expect(calls.rows('Calls')).toHaveCount(2);
  expect((await calls.column('Calls', 'CLI')).sort()).toEqual([`+${cli}`, `+${other.cli}`].sort());
  await picture('per-number');

  await calls
    .rows('Calls')
    .filter({ hasText: `+${cli}` })
    .click();
  await expect(page.getByRole('heading', { name: `Call ${callId}` })).toBeVisible();
  await expect(calls.rows('Attempts')).toHaveCount(2);
  expect(await calls.column('Attempts', 'Attempt')).toEqual(['1', '2']);
  expect(await calls.column('Attempts', 'SIP code')).toContain('503');
  await picture('call-attempts');

  await page.reload();
  await expect(calls.rows('Attempts')).toHaveCount(2);
  await page.getByRole('button', { name: /close/i }).first().click();
  await expect(calls.table('Attempts')).toBeHidden();
  await expect(calls.rows('Calls')).toHaveCount(2);
});

test('thousands of numbers come from a column of a file', async ({ page, database, picture }) => {
  const calls = new CallsPageView(page);
  const { rows } = await database.query<{ cli: string; destination_number: string }>(
    `select distinct cli, destination_number from attempts where started_at >= $1 and started_at < $2 limit 300`,
    [KNOWN_WINDOW.from, KNOWN_WINDOW.to]
  );
  const unknown = Array.from({ length: 2_000 }, (_, at) => `3461100${String(at).padStart(4, '0')}`);
  const lines = [
    ...rows.map((row) => `x,${row.cli},${row.destination_number}`),
    ...unknown.map((number) => `x,${number},`),
  ];
  await calls.openOver('per-number', KNOWN_WINDOW);
  await page.locator('input[type=file]').setInputFiles({
    name: 'numbers.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(['name,caller,callee', ...lines].join('\r\n')),
  });
  await expect(page.getByText('2,300 numbers. Too many for a link')).toBeVisible();
  await page.getByRole('button', { name: 'Find calls' }).click();

  await expect(page.getByText('300 numbers have calls in this window, 2,000 have none.')).toBeVisible();
  await picture('per-number-thousands');
  expect(page.url()).not.toContain('number=');

  await page.getByRole('button', { name: 'More to do with these figures' }).click();
  await expect(page.getByRole('menuitem', { name: /Open in Explore/ })).toBeDisabled();
  await page.keyboard.press('Escape');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    calls.section('Numbers').getByRole('button', { name: 'Download CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^number-figures_/);
  const figures: Array<Record<string, string>> = parse(readFileSync(await download.path(), 'utf8'), { columns: true });
  const { rows: plain } = await database.query<{ attempts: string }>(
    `select count(*) as attempts from attempts where started_at >= $1 and started_at < $2
       and cli_digits = any (select distinct cli_digits from attempts where cli = any($3))`,
    [KNOWN_WINDOW.from, KNOWN_WINDOW.to, rows.map(({ cli }) => cli)]
  );
  const asCli = figures.filter(({ Side }) => Side === 'cli');
  expect(asCli.reduce((sum, { Attempts }) => sum + Number(Attempts), 0)).toBe(Number(plain[0].attempts));
});

test('a call list is filtered by what fits together, and its frozen file has its fourteen columns', async ({
  page,
  database,
  picture,
}) => {
  const calls = new CallsPageView(page);
  await calls.openOver('call-list', KNOWN_WINDOW);
  await expect(calls.rows('Calls').first()).toBeVisible();
  await expect(page.getByLabel('Carriers', { exact: true })).toBeDisabled();
  await picture('call-list');

  await page.getByRole('combobox', { name: 'Direction' }).click();
  await page.getByRole('option', { name: 'outbound' }).click();
  await page.getByRole('combobox', { name: 'Carriers' }).click();
  await page.getByRole('option', { name: /Delta Carrier/ }).click();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/var-provider_id=201/);
  await expect(calls.table('Calls').locator('xpath=ancestor::*[@aria-busy][1]')).toHaveAttribute('aria-busy', 'false');
  expect(new Set(await calls.column('Calls', 'Provider name'))).toEqual(new Set(['Delta Carrier']));

  await page.getByRole('button', { name: 'Other files' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /^CSV for programs/ }).click(),
  ]);
  const [header, ...lines] = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(header).toBe(
    'callid,startTime,duration,caller,callee,cost,price,endpointType,endpointId,direction,companyId,carrierId,ddiProviderId,ddiId'
  );
  const { rows } = await database.query<{ calls: number }>(
    `select count(*)::int as calls from attempts where started_at >= $1 and started_at < $2 and is_final
       and answered_at is not null and provider_id = '201' and direction = 'outbound'`,
    [KNOWN_WINDOW.from, KNOWN_WINDOW.to]
  );
  expect(lines).toHaveLength(rows[0].calls);

  await page.getByRole('button', { name: 'Other files' }).click();
  const [workbook] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: /^XLSX with the columns/ }).click(),
  ]);
  const [sheet] = await readWorkbook(readFileSync(await workbook.path()));
  expect(sheet.rows[0].map(({ value }) => value).join()).toBe(header);
  expect(sheet.rows).toHaveLength(1 + rows[0].calls);
});

test('a list of calls goes to Explore and to a dashboard as it is', async ({ page, picture }) => {
  const calls = new CallsPageView(page);
  await calls.openOver('call-list', KNOWN_WINDOW, { 'var-direction': 'outbound', 'var-provider_id': '201' });
  await expect(calls.rows('Calls').first()).toBeVisible();
  const [firstCli] = await calls.column('Calls', 'CLI');

  await page.getByRole('button', { name: 'More to do with these calls' }).click();
  await picture('calls-menu');
  await page.getByRole('menuitem', { name: 'Add to dashboard' }).click();
  await page.getByRole('button', { name: 'Open panel' }).click();
  await expect(page.getByRole('region', { name: 'Panel' }).getByText(firstCli).first()).toBeVisible();
  await picture('calls-as-panel');

  await page.goBack();
  await page.getByRole('button', { name: 'More to do with these calls' }).click();
  await page.getByRole('menuitem', { name: 'Open in Explore' }).click();
  const result = page.getByRole('region', { name: 'Result' });
  await expect(result.getByText(firstCli).first()).toBeVisible();
  await expect(result.getByText('Delta Carrier').first()).toBeVisible();
  await picture('calls-in-explore');
});

test('the list of reports leads to both', async ({ page }) => {
  await page.goto(`/a/${APP_ID}/reports`);
  await page.getByRole('link', { name: 'Per number' }).click();
  await expect(page.getByRole('button', { name: 'Find calls' })).toBeVisible();
});
