import { expect } from '@playwright/test';

import { loadCrowdedHour } from './known-calls/load';
import { CROWDED_CALLS, CROWDED_WINDOW } from './known-calls/window';
import { test } from './setup/test';

test('100,000 rows arrive, scroll and sort', async ({ reports, page, picture, serviceDoor, database }) => {
  test.slow();
  await loadCrowdedHour(serviceDoor);
  await reports.openOver(CROWDED_WINDOW, {
    by: 'destination_number',
    measures: 'attempts,talk_s',
    limit: String(CROWDED_CALLS),
  });
  await expect(reports.table.status).toContainText('100,000 rows', { timeout: 60_000 });

  const { grid } = reports.table;
  await grid.focus();
  await page.keyboard.press('Control+End');
  await expect(reports.table.row('Total')).toBeVisible();
  await grid.evaluate((element) => element.scrollTo({ top: element.scrollHeight / 2 }));
  await expect.poll(async () => (await reports.table.names()).length).toBeGreaterThan(10);
  expect(await grid.getByRole('row').count()).toBeLessThan(100);

  await reports.table.sortBy('Duration');
  await expect(reports.table.header('Duration')).toHaveAttribute('aria-sort', 'descending');
  await grid.evaluate((element) => element.scrollTo({ top: 0 }));
  const { rows } = await database.query<{ longest: string }>(
    `select to_char(max(talk_s) * interval '1 second', 'FMHH24:MI:SS') as longest from attempts where started_at < $1`,
    [CROWDED_WINDOW.to]
  );
  const [first] = await reports.table.names();
  expect(await reports.table.cell(first, 'Duration')).toBe(rows[0].longest);
  await picture('100000-rows');
});
