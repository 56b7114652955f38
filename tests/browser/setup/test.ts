import { test as base } from '@playwright/test';
import { Pool } from 'pg';

import { ServiceDoor } from '../known-calls/load';
import { NOW } from '../known-calls/window';
import { ReportsPageView } from '../views/reports-page';

interface Fixtures {
  reports: ReportsPageView;
  /** Saves what the page looks like now. */
  picture(name: string): Promise<void>;
  /** What the page complained about: a test fails if there is anything left at its end. */
  complaints: string[];
}

interface WorkerFixtures {
  serviceDoor: ServiceDoor;
  database: Pool;
}

/** Complaints of the preview, and of the test's own clock where a frame runs no scripts; not of the plugin. */
const EXPECTED = /i18next|Failed to load resource|Blocked script execution in 'about:srcdoc'/;

export const test = base.extend<Fixtures, WorkerFixtures>({
  baseURL: async ({}, use) => use(process.env.BROWSER_TEST_PAGE_URL),

  page: async ({ page }, use) => {
    await page.clock.install({ time: NOW });
    await use(page);
  },

  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' && !EXPECTED.test(message.text())) {
          complaints.push(message.text());
        }
      });
      await use(complaints);
      base.expect(complaints).toEqual([]);
    },
    { auto: true },
  ],

  reports: async ({ page }, use) => use(new ReportsPageView(page)),

  picture: async ({ page }, use) =>
    use(async (name) => {
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: `test-results/screenshots/${name}.png` });
    }),

  serviceDoor: [
    async ({}, use) => {
      const { BROWSER_TEST_SERVICE_URL = '', BROWSER_TEST_TOKEN = '' } = process.env;
      await use({ serviceUrl: BROWSER_TEST_SERVICE_URL, token: BROWSER_TEST_TOKEN });
    },
    { scope: 'worker' },
  ],

  database: [
    async ({}, use) => {
      const pool = new Pool({ connectionString: process.env.BROWSER_TEST_DATABASE_URL });
      await use(pool);
      await pool.end();
    },
    { scope: 'worker' },
  ],
});
