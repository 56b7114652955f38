import { expect } from '@playwright/test';

import { KNOWN_WINDOW } from './known-calls/window';
import { test } from './setup/test';

test('the whole way works with a keyboard', async ({ reports, page, picture }) => {
  await reports.openOver(KNOWN_WINDOW);
  await reports.table.waitForFigures();
  const { keyboard } = page;

  await reports.button('Refresh').focus();
  for (let step = 0; !(await isFocused()); step++) {
    expect(step, 'Tab reaches the table').toBeLessThan(60);
    await keyboard.press('Tab');
  }

  await keyboard.press('Enter');
  await expect(reports.table.row('Delta Carrier')).toBeVisible();
  await keyboard.press('ArrowDown');
  await keyboard.press(' ');
  await expect.poll(async () => (await reports.table.names()).length).toBeGreaterThan(7);
  await picture('keyboard');
  await keyboard.press(' ');
  await keyboard.press('ArrowUp');
  await keyboard.press('Enter');
  await expect(reports.table.row('Delta Carrier')).toBeHidden();

  await keyboard.press('ArrowUp');
  await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  await expect(reports.table.header('Attempts')).toHaveAttribute('aria-sort', 'descending');
  await keyboard.press('Control+End');
  await expect(reports.table.grid).toHaveAttribute('aria-activedescendant', /.+/);

  async function isFocused() {
    return reports.table.grid.evaluate((grid) => grid === document.activeElement);
  }
});
