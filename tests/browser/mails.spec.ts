import { readFileSync } from 'node:fs';

import { expect, Page } from '@playwright/test';
import { Email } from 'postal-mime';

import { APP_ID } from '../../contract/plugin-ids';
import { KNOWN_WINDOW } from './known-calls/window';
import { Mailbox, startMailbox } from './setup/mailbox';
import { test } from './setup/test';
import { CallsPageView } from './views/calls-page';

const APP = `/a/${APP_ID}`;
/** A day of the known calls. */
const DAY = { from: new Date('2025-06-11T00:00:00Z'), to: new Date('2025-06-12T00:00:00Z') };

let mailbox: Mailbox;

test.beforeAll(async ({ serviceDoor: { serviceUrl, token } }) => {
  mailbox = await startMailbox();
  const path = `${serviceUrl}/v1/mail-server`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const { server } = await (await fetch(path, { headers })).json();
  const body = JSON.stringify({
    host: '127.0.0.1',
    port: mailbox.port,
    security: 'none',
    fromAddress: 'reports@trunkline.example',
    version: server?.version,
  });
  expect((await fetch(path, { method: 'PUT', headers, body })).status).toBe(200);
});

test.afterAll(() => mailbox.stop());

function attached(mail: Email, extension: string): Buffer {
  const file = mail.attachments.find(({ filename }) => filename?.endsWith(extension));
  expect(file, `an attachment ${extension} of “${mail.subject}”`).toBeDefined();
  return Buffer.from(file!.content as ArrayBuffer);
}

async function choose(page: Page, field: RegExp, option: string): Promise<void> {
  await page.getByLabel(field).click();
  await page.getByRole('option', { name: option }).first().click();
  await page.keyboard.press('Escape');
}

async function runWindowHolding(page: Page, schedule: string, moment: string): Promise<void> {
  await page.getByRole('button', { name: `Run ${schedule}` }).click();
  await page.getByRole('radio', { name: 'Run a window again' }).click();
  await page.getByLabel(/^The window that holds/).fill(moment);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.getByRole('link', { name: 'See its runs' }).click();
}

async function savedBy(page: Page, start: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), start()]);
  return readFileSync(await download.path());
}

test('the mail server is changed, and takes a test mail', async ({ page, picture }) => {
  await page.goto(`${APP}/mail-server`);
  await page.getByLabel(/^Port/).fill('0');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The mail server was not saved')).toBeVisible();
  await page.getByLabel(/^Port/).fill(String(mailbox.port));
  await page.getByLabel(/^Sender's name/).fill('Reports of Carrier');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The mail server was not saved')).toBeHidden();

  const test = page.getByRole('region', { name: 'Test mail' });
  await test.getByLabel('To').fill('admin@carrier.example');
  await test.getByRole('button', { name: 'Send a test mail' }).click();
  await expect(test.getByText('The server took the mail to admin@carrier.example')).toBeVisible();
  expect((await mailbox.mailTo('admin@carrier.example')).from?.name).toBe('Reports of Carrier');
  await picture('mail-server');
});

test('a report on screen is sent at once, and arrives as the page’s own file', async ({ page, reports, picture }) => {
  await reports.openOver(KNOWN_WINDOW);
  await reports.table.waitForFigures();
  const onPage = await savedBy(page, () => reports.downloadButton.click());

  await reports.button('More to do with this report').click();
  await page.getByRole('menuitem', { name: 'Send now' }).click();
  await page.getByLabel(/^Further addresses/).fill('noc@carrier.example');
  await picture('send-now');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await page.getByRole('link', { name: 'See what becomes of it' }).click();

  const mail = await mailbox.mailTo('noc@carrier.example');
  expect(mail.subject).toContain('Breakout');
  expect(attached(mail, '.csv').equals(onPage)).toBe(true);
  const recipients = page.getByRole('region', { name: 'Recipients' });
  await expect(recipients.getByText('sent', { exact: true })).toBeVisible();
  await picture('run');

  await page.setContent(mail.html!);
  await page.screenshot({ path: 'test-results/screenshots/mail.png', fullPage: true });
});

test('a contact gets a schedule’s report of a day, written with a template of one’s own', async ({
  page,
  reports,
  picture,
}) => {
  await page.goto(`${APP}/templates/new`);
  await page.getByLabel(/^Name/).fill('Morning');
  await page.getByLabel(/^Subject/).fill('{{ schedule.name }} of {{ window.from_date }}');
  await expect(page.getByText(/^Daily traffic of /)).toBeVisible();
  await picture('template');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('link', { name: 'Morning' })).toBeVisible();

  await page.goto(`${APP}/contacts`);
  await page.getByRole('button', { name: 'New contact' }).first().click();
  await page.getByLabel(/^Name/).fill('Day shift');
  await page.getByLabel(/^Addresses/).fill('shift@carrier.example');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('cell', { name: 'shift@carrier.example' })).toBeVisible();
  await picture('contacts');

  await page.goto(`${APP}/schedules/new?report=vendor-traffic`);
  await page.getByLabel(/^Name/).fill('Vendors by day');
  await expect(page.getByLabel(/^Time zone/)).toHaveValue('UTC');
  await choose(page, /^Contacts/, 'Day shift');
  await choose(page, /^Template/, 'Morning');
  const nextRuns = page.getByRole('region', { name: 'Next runs' });
  await expect(nextRuns.getByRole('row')).toHaveCount(6);
  await picture('schedule');
  await page.getByRole('button', { name: 'Save' }).click();

  await runWindowHolding(page, 'Vendors by day', '2025-06-11T12:00');

  const mail = await mailbox.mailTo('shift@carrier.example');
  expect(mail.subject).toBe('Vendors by day of 2025-06-11');
  await page.getByRole('button', { name: /^Show run/ }).click();
  const files = page.getByRole('region', { name: 'Files' });
  const kept = await savedBy(page, () => files.getByRole('link').click());
  await picture('run-of-schedule');
  expect(attached(mail, '.csv').equals(kept)).toBe(true);

  await reports.openOver(DAY, { report: 'vendor-traffic', timezone: 'UTC' });
  await reports.table.waitForFigures();
  const onPage = await savedBy(page, () => reports.downloadButton.click());
  expect(kept.equals(onPage)).toBe(true);

  await page.goto(`${APP}/schedules`);
  await expect(page.getByRole('row').filter({ hasText: 'Vendors by day' })).toContainText('Daily, UTC');
  await picture('schedules');
});

test('a list of calls is scheduled by its form, and arrives as the page’s own file', async ({ page, picture }) => {
  const calls = new CallsPageView(page);
  await calls.openOver('call-list', DAY, { timezone: 'UTC', 'var-direction': 'outbound', 'var-provider_id': '201' });
  await expect(calls.rows('Calls').first()).toBeVisible();
  await page.getByRole('button', { name: 'Other files' }).click();
  const onPage = await savedBy(page, () => page.getByRole('menuitem', { name: /CSV for programs/ }).click());

  await page.goto(`${APP}/schedules/new`);
  await page.getByLabel(/^Name/).fill('Calls of a carrier');
  await choose(page, /^Report/, 'Call list');
  await expect(page.getByLabel('Carriers')).toBeHidden();
  await page.getByLabel(/^Direction/).click();
  await page.getByRole('option', { name: 'outbound' }).click();
  await choose(page, /^Carriers/, 'Delta Carrier');
  await page.getByLabel(/^Further addresses/).fill('billing@carrier.example');
  await picture('schedule-call-list');
  await page.getByRole('button', { name: 'Save' }).click();

  await runWindowHolding(page, 'Calls of a carrier', '2025-06-11T12:00');

  const mail = await mailbox.mailTo('billing@carrier.example');
  expect(mail.subject).toContain('Call list');
  expect(attached(mail, '.csv').toString()).toBe(onPage.toString());
  expect(onPage.toString().split('\r\n').length).toBeGreaterThan(2);
  await expect(page.getByText(/^done, /).first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'At work' }).getByRole('row')).toHaveCount(2);
  await picture('runs');

  await page.goto(`${APP}/schedules`);
  const row = page.getByRole('row').filter({ hasText: 'Calls of a carrier' });
  await row.getByRole('link', { name: 'Calls of a carrier', exact: true }).click();
  await expect(page.getByLabel(/^Report/)).toHaveValue('Call list');
  await expect(page.getByLabel('Carriers')).toBeVisible();

  await page.setContent(mail.html!);
  await page.screenshot({ path: 'test-results/screenshots/mail-call-list.png', fullPage: true });
});

test('a breakout of every hour, grouped and narrowed, arrives as the page’s own file and workbook', async ({
  page,
  reports,
  picture,
}) => {
  await page.goto(`${APP}/schedules/new?report=breakout`);
  await page.getByLabel(/^Name/).fill('Routes of Cobalt');
  await choose(page, /^Period/, 'Hourly');
  await page.getByRole('button', { name: /Customer$/ }).click();
  await choose(page, /^Customers/, 'Cobalt & Sons, Ltd');
  await choose(page, /^Files/, 'XLSX');
  await page.getByLabel(/^Further addresses/).fill('routes@carrier.example');
  await picture('schedule-breakout');
  await page.getByRole('button', { name: 'Save' }).click();
  await runWindowHolding(page, 'Routes of Cobalt', '2025-06-11T12:30');

  const mail = await mailbox.mailTo('routes@carrier.example');
  expect(mail.html).toContain('2025-06-11 12:00');
  const hour = { from: new Date('2025-06-11T12:00:00Z'), to: new Date('2025-06-11T13:00:00Z') };
  await reports.openOver(hour, { timezone: 'UTC', by: 'provider_id,destination_prefix', 'var-customer_id': '103' });
  await reports.table.waitForFigures();
  const onPage = await savedBy(page, () => reports.downloadButton.click());
  expect(attached(mail, '.csv').toString()).toBe(onPage.toString());
  expect(attached(mail, '.xlsx').subarray(0, 2).toString()).toBe('PK');
});

test('customer traffic of a week goes to the customer, and is the page’s own file', async ({
  page,
  reports,
  picture,
}) => {
  await page.goto(`${APP}/schedules/new?report=customer-traffic`);
  await page.getByLabel(/^Name/).fill('Week of Acme');
  await choose(page, /^Period/, 'Weekly');
  await choose(page, /^Customers/, 'Acme Wholesale');
  await page.getByLabel(/^Further addresses/).fill('acme@customer.example');
  await picture('schedule-customer-traffic');
  await page.getByRole('button', { name: 'Save' }).click();
  await runWindowHolding(page, 'Week of Acme', '2025-06-11T12:00');

  const mail = await mailbox.mailTo('acme@customer.example');
  await reports.openOver(KNOWN_WINDOW, { report: 'customer-traffic', timezone: 'UTC', 'var-customer_id': '101' });
  await reports.table.waitForFigures();
  const onPage = await savedBy(page, () => reports.downloadButton.click());
  expect(attached(mail, '.csv').toString()).toBe(onPage.toString());
  expect(onPage.toString()).not.toContain('Borealis');
});

test('a template is tried by mail before it is saved', async ({ page, picture }) => {
  await page.goto(`${APP}/templates/new`);
  await page.getByLabel(/^Subject/).fill('Tried: {{ report.label }}');
  await page.getByLabel(/^Send it as a test to/).fill('me@carrier.example');
  await page.getByRole('button', { name: 'Send test' }).click();
  await expect(page.getByText('The server took the mail to me@carrier.example')).toBeVisible();
  const mail = await mailbox.mailTo('me@carrier.example');
  expect(mail.subject).toBe('[Test] Tried: Customer traffic');
  expect(mail.attachments.map(({ mimeType }) => mimeType)).toEqual(['image/png']);
  await picture('template-test');
});

test('a viewer sees no schedules', async ({ page }) => {
  await page.goto(`${APP}/schedules?role=Viewer`);
  await expect(page.getByText('Schedules needs the role Editor')).toBeVisible();
});
