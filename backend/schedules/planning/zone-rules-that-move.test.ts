import { Temporal } from 'temporal-polyfill';

import { ScheduleRule, ScheduleRuleInput, scheduleRuleSchema } from '../../../contract/schedule-rule';
import { Slot } from '../calendar/period';
import { anchorRule } from '../calendar/rule';
import { unplannedSlots } from './due-slots';

/** One zone by two sets of rules: Volgograd kept Moscow's time until 28 October 2018, then was an hour ahead. */
const BY_OLD_RULES = 'Europe/Moscow';
const BY_NEW_RULES = 'Europe/Volgograd';
const instant = (text: string) => Temporal.Instant.from(text);
const BEGUN = instant('2018-09-01T21:00:00Z');
const RENEWED = instant('2018-10-26T12:00:00Z');
const LATER = instant('2019-02-10T12:00:00Z');

/** What is planned by a moment, of the windows that end after another. */
function planned(rule: ScheduleRule, zone: string, plannedTo: Temporal.Instant, by: Temporal.Instant): Slot[] {
  const slots: Slot[] = [];
  for (const slot of unplannedSlots(rule, zone, plannedTo)) {
    if (Temporal.Instant.compare(slot.at, by) > 0) {
      break;
    }
    slots.push(slot);
  }
  return slots;
}

it.each<ScheduleRuleInput>([
  { unit: 'hour' },
  { unit: 'day', at: '08:00' },
  { unit: 'day', every: 3, anchor: '2018-10-01' },
  { unit: 'week' },
  { unit: 'week', every: 2, anchor: '2018-10-01' },
  { unit: 'month', anchor: '2018-01-31' },
  { unit: 'cron', cron: '30 2 * * *' },
])('windows planned before and after an upgrade that moves a rule tile, and no period comes twice: %j', (input) => {
  const rule = anchorRule(scheduleRuleSchema.parse({ settleMinutes: 0, ...input }), BY_OLD_RULES, BEGUN);
  const before = planned(rule, BY_OLD_RULES, BEGUN, RENEWED);
  const after = planned(rule, BY_NEW_RULES, before.at(-1)!.to, LATER);

  const windows = [...before, ...after];
  expect(after.length).toBeGreaterThan(2);
  expect(windows.slice(1).map(({ from }) => String(from))).toEqual(windows.slice(0, -1).map(({ to }) => String(to)));
  expect(new Set(windows.map(({ key }) => key)).size).toBe(windows.length);
});
