import { Temporal } from 'temporal-polyfill';

import { Problem } from '../../../contract/problem';
import { CronLine } from './cron-line';
import { lastSlot, slotsAfter } from './cron-slots';
import { momentKey } from './hour-periods';
import { Period } from './period';

/**
 * The spans from one slot to the next, of which the first holds the instant. Throws a Problem for a line that names a
 * date no year has.
 */
export function* cronPeriods(line: CronLine, zone: string, instant: Temporal.Instant): Generator<Period, never> {
  let from = lastSlot(line, zone, instant);
  for (const to of from ? slotsAfter(line, zone, instant) : []) {
    yield { key: `cron:${momentKey(to)}`, from: from!.toInstant(), to: to.toInstant() };
    from = to;
  }
  throw new Problem('The cron line names a date that no year has, so it would never run. Choose another.', {
    field: 'rule.cron',
  });
}
