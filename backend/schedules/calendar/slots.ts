import { Temporal } from 'temporal-polyfill';

import { ScheduleRule } from '../../../contract/schedule-rule';
import { cronPeriods } from './cron-periods';
import { datePeriods } from './date-periods';
import { hourPeriods } from './hour-periods';
import { Period, Slot } from './period';
import { Steps, stepsOf } from './rule';
import { settleDelay } from './settle-delay';

function periodsFrom(steps: Steps, zone: string, instant: Temporal.Instant): Generator<Period, never> {
  switch (steps.unit) {
    case 'hour':
      return hourPeriods(zone, instant);
    case 'cron':
      return cronPeriods(steps.line, zone, instant);
    default:
      return datePeriods(steps, zone, instant);
  }
}

/**
 * When a period is run: at its time of day, so many days after the day it ended on, but never before its calls have
 * settled. A time of day the clock skips is moved on by the gap; one it repeats is the first of the two.
 */
function slotOf(rule: ScheduleRule, zone: string, period: Period): Slot {
  const settled = period.to.add(settleDelay(rule));
  if (rule.at === undefined && rule.daysLater === 0) {
    return { ...period, at: settled };
  }
  const day = period.to.toZonedDateTimeISO(zone).toPlainDate().add({ days: rule.daysLater });
  const chosen = day
    .toPlainDateTime(Temporal.PlainTime.from(rule.at ?? '00:00'))
    .toZonedDateTime(zone, { disambiguation: 'compatible' })
    .toInstant();
  return { ...period, at: Temporal.Instant.compare(chosen, settled) > 0 ? chosen : settled };
}

/**
 * The slots of a rule without end, of which the first is that of the period that holds the instant. Each window ends where
 * the next one starts: there is no gap and no overlap.
 */
export function* slotsFrom(rule: ScheduleRule, zone: string, instant: Temporal.Instant): Generator<Slot, never> {
  const periods = periodsFrom(stepsOf(rule), zone, instant);
  for (;;) {
    yield slotOf(rule, zone, periods.next().value);
  }
}
