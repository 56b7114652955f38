import { PeriodUnit, ScheduleRule } from '../../../contract/schedule-rule';

const HOUR = 60;
/** Minutes, by the length of the period: the longer it is, the more a late call matters and the less a late report. */
const USUAL_MINUTES: Record<PeriodUnit | 'biweek', number> = {
  hour: 15,
  cron: 15,
  day: 30,
  week: HOUR,
  biweek: 2 * HOUR,
  month: 3 * HOUR,
};

/** How long after its end a period is left for late and not yet rated calls. */
export function settleDelay({ unit, every, settleMinutes }: ScheduleRule): { minutes: number } {
  const length = unit === 'week' && every > 1 ? 'biweek' : unit;
  return { minutes: settleMinutes ?? USUAL_MINUTES[length] };
}
