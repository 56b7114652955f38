import { Temporal } from 'temporal-polyfill';

import { ScheduleRule } from '../../../contract/schedule-rule';
import { Slot } from '../calendar/period';
import { slotsFrom } from '../calendar/slots';

/** Slots looked at one by one. After a longer absence the oldest are one row of the ledger. */
const MOST_SLOTS = 1_000;

export interface DueSlots {
  /** Oldest first. */
  due: Slot[];
  /** The first that is not due yet. */
  next: Slot;
  /** The oldest ones together, where there were too many to look at each. */
  before?: Slot;
}

/** The slots of a rule from the first window that does not end by `plannedTo`. */
export function* unplannedSlots(rule: ScheduleRule, zone: string, plannedTo: Temporal.Instant): Generator<Slot, never> {
  const slots = slotsFrom(rule, zone, plannedTo);
  const first = slots.next().value;
  // A line that was changed tiles from what has been sent, as one that was not.
  const overlaps = rule.unit === 'cron' && Temporal.Instant.compare(first.from, plannedTo) < 0;
  yield overlaps ? { ...first, from: plannedTo } : first;
  return yield* slots;
}

/** What is due by now of the windows that end after `plannedTo`. */
export function dueSlots(
  rule: ScheduleRule,
  zone: string,
  { plannedTo, now }: { plannedTo: Temporal.Instant; now: Temporal.Instant }
): DueSlots {
  const found = take(rule, zone, plannedTo, now);
  if (found.next) {
    return { due: found.due, next: found.next };
  }
  const [first, last] = [found.due[0], found.due.at(-1)!];
  const length = first.from.until(last.to).total('seconds') / found.due.length;
  const later = now.subtract({ seconds: Math.round((length * MOST_SLOTS) / 2) });
  const { due, next } = take(rule, zone, later, now);
  return { due, next: next!, before: { ...first, key: `${first.key}…`, to: due[0].from } };
}

function take(rule: ScheduleRule, zone: string, from: Temporal.Instant, now: Temporal.Instant) {
  const due: Slot[] = [];
  for (const slot of unplannedSlots(rule, zone, from)) {
    if (Temporal.Instant.compare(slot.at, now) > 0) {
      return { due, next: slot };
    }
    if (due.length === MOST_SLOTS) {
      return { due };
    }
    due.push(slot);
  }
  return { due };
}
