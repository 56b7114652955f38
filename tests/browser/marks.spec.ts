import { expect } from '@playwright/test';

import { loadLostDigits } from './known-calls/load';
import { LOST_DIGITS_WINDOW } from './known-calls/window';
import { test } from './setup/test';

const FOUND =
  /DTMF share 5\.0 % \(20 of 400\); the other providers have 36\.7 % \(of 660\) on the same destination: z = -1\d\.\d, two-proportion z-test\.$/;

test('a carrier that loses digits is marked, with its figures and the test', async ({
  page,
  reports,
  serviceDoor,
  picture,
}) => {
  await loadLostDigits(serviceDoor);
  await reports.openOver(LOST_DIGITS_WINDOW, {
    report: 'dtmf',
    by: 'provider_id',
    measures: 'answered,answered_with_dtmf,dtmf_share',
  });
  await reports.table.waitForFigures();

  const markOf = (carrier: string) => reports.table.row(carrier).getByRole('img', { name: /z-test/ });
  await expect(markOf('Delta Carrier')).toHaveAccessibleName(FOUND);
  await expect(markOf('Echo Transit')).toHaveCount(0);
  await expect(markOf('Foxtrot Voice')).toHaveCount(0);
  expect(await reports.table.cell('Delta Carrier', 'DTMF share')).toContain('5.0');

  const notes = page.getByRole('list', { name: 'Notes' });
  const marks = page.getByRole('list', { name: 'Marks' });
  await expect(marks.getByText(FOUND)).toHaveText(/^Delta Carrier \(201\): DTMF/);
  await expect(notes.getByText(/z of -3 or below, at least 200 answered/)).toBeVisible();
  await picture('dtmf-marks');

  await reports.openOver(LOST_DIGITS_WINDOW, { report: 'dtmf' });
  await reports.table.waitForFigures();
  await expect(marks.getByText(FOUND)).toHaveText(/^Delta Carrier \(201\): DTMF/);
  await reports.table.expand('2025-03-04 10:00');
  await expect(markOf('Delta Carrier')).toHaveAccessibleName(FOUND);
  await expect(markOf('Echo Transit')).toHaveCount(0);
  await picture('dtmf-marks-by-hour');
});
