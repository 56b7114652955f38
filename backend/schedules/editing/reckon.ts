import { Temporal } from 'temporal-polyfill';

import { ScheduleRule } from '../../../contract/schedule-rule';
import { Slot } from '../calendar/period';
import { slotsFrom } from '../calendar/slots';
import { unplannedSlots } from '../planning/due-slots';

/** The period that holds the moment. A new schedule begins with it, and runs it when it is over. */
export function currentSlot(rule: ScheduleRule, zone: string, now: Temporal.Instant): Slot {
  return slotsFrom(rule, zone, now).next().value;
}

/**
 * The next slot of a schedule whose windows are planned up to then, of those whose period is not in the ledger yet: what
 * was changed of a schedule never makes a period run again.
 */
export function nextUnplanned(
  rule: ScheduleRule,
  zone: string,
  { plannedTo, keys }: { plannedTo: Temporal.Instant; keys: ReadonlySet<string> }
): Slot {
  const slots = unplannedSlots(rule, zone, plannedTo);
  let slot = slots.next().value;
  while (keys.has(slot.key)) {
    slot = slots.next().value;
  }
  return slot;
}
