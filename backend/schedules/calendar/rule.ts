import { Temporal } from 'temporal-polyfill';

import { Problem } from '../../../contract/problem';
import { ScheduleRule } from '../../../contract/schedule-rule';
import { assertZone } from '../../reports/calendar';
import { CronLine, readCronLine } from './cron-line';
import { cronPeriods } from './cron-periods';
import { DateSteps } from './date-periods';

/** A rule as the calendar reckons with it. */
export type Steps = DateSteps | { unit: 'hour' } | { unit: 'cron'; line: CronLine };

/** A period as long as that is none of a schedule. */
const MOST_EVERY: Record<DateSteps['unit'], number> = { day: 366, week: 52, month: 36 };

/** Where periods start unless an anchor says so: this day, this week, the first of this month. */
function usualAnchor({ unit, weekStart }: ScheduleRule, today: Temporal.PlainDate): Temporal.PlainDate {
  switch (unit) {
    case 'week':
      return today.subtract({ days: (today.dayOfWeek - weekStart + 7) % 7 });
    case 'month':
      return today.with({ day: 1 });
    default:
      return today;
  }
}

function readAnchor(text: string): Temporal.PlainDate {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    throw new Problem(`“${text}” is not a date of the calendar.`, { field: 'rule.anchor' });
  }
}

/**
 * Checks a rule whole, for a schedule made at `now`, and writes down the date its periods count from. Throws a Problem that names what is wrong with it. The zone is checked
 * with it, as a rule means nothing without one.
 */
export function anchorRule(rule: ScheduleRule, zone: string, now: Temporal.Instant): ScheduleRule {
  assertZone(zone);
  if (rule.unit === 'cron') {
    if (!rule.cron) {
      throw new Problem('A schedule by cron needs its line, such as 0 8 * * 1-5.', { field: 'rule.cron' });
    }
    cronPeriods(readCronLine(rule.cron), zone, now).next();
  } else if (rule.cron !== undefined) {
    throw new Problem(
      'A cron line is given, but the schedule does not run by cron. Set unit to cron, or leave it out.',
      {
        field: 'rule.cron',
      }
    );
  }
  if (rule.unit === 'cron' || rule.unit === 'hour') {
    assertNoDays(rule);
    return { ...rule, anchor: undefined };
  }
  if (rule.every > MOST_EVERY[rule.unit]) {
    throw new Problem(`A period has at most ${MOST_EVERY[rule.unit]} ${rule.unit}s.`, { field: 'rule.every' });
  }
  const anchor =
    rule.anchor === undefined ? usualAnchor(rule, now.toZonedDateTimeISO(zone).toPlainDate()) : readAnchor(rule.anchor);
  return { ...rule, anchor: (rule.unit === 'week' ? usualAnchor(rule, anchor) : anchor).toString() };
}

/** What only periods of whole days have. */
function assertNoDays({ unit, every, at, daysLater, anchor }: ScheduleRule): void {
  const kind = unit === 'hour' ? 'An hourly schedule' : 'A schedule by cron';
  const wrong = every > 1 ? 'every' : at !== undefined ? 'at' : daysLater > 0 ? 'daysLater' : anchor && 'anchor';
  if (wrong) {
    throw new Problem(`${kind} has no “${wrong}”: its slots say it all. Leave it out.`, { field: `rule.${wrong}` });
  }
}

export function stepsOf(rule: ScheduleRule): Steps {
  switch (rule.unit) {
    case 'hour':
      return { unit: 'hour' };
    case 'cron':
      return { unit: 'cron', line: readCronLine(rule.cron!) };
    default:
      return { unit: rule.unit, every: rule.every, anchor: Temporal.PlainDate.from(rule.anchor!) };
  }
}
