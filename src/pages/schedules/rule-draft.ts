import type { ScheduleRule, ScheduleRuleInput } from '../../../contract/schedule-rule';
import { choiceOf, hasAnchor, isCounted, type PeriodChoice, unitAndEvery } from './period-choice';

/** When a schedule runs, as its form holds it. */
export interface RuleDraft {
  zone: string;
  period: PeriodChoice;
  every: string;
  /** A date a period starts on; empty: by the calendar. */
  anchor: string;
  weekStart: number;
  cron: string;
  /** The time of day to run at; empty: as soon as the calls have settled. */
  at: string;
  daysLater: string;
  /** Empty: by the length of the period. */
  settleMinutes: string;
}

const textOf = (value: number | undefined) => (value === undefined ? '' : String(value));

export function draftOfRule(rule: ScheduleRule | undefined, zone: string): RuleDraft {
  return {
    zone,
    period: rule ? choiceOf(rule) : 'daily',
    every: String(rule?.every ?? 3),
    anchor: rule?.anchor ?? '',
    weekStart: rule?.weekStart ?? 1,
    cron: rule?.cron ?? '0 8 * * 1-5',
    at: rule?.at ?? '',
    daysLater: String(rule?.daysLater ?? 0),
    settleMinutes: textOf(rule?.settleMinutes),
  };
}

/** Holds only what its period makes use of. */
export function ruleOf(draft: RuleDraft): ScheduleRuleInput {
  const { period, anchor, weekStart, cron, at, settleMinutes } = draft;
  const isWholeDays = period !== 'hourly' && period !== 'cron';
  return {
    ...unitAndEvery(period, isCounted(period) ? Number(draft.every) : 1),
    ...(hasAnchor(period) && anchor ? { anchor } : {}),
    ...(period === 'weekly' ? { weekStart } : {}),
    ...(period === 'cron' ? { cron: cron.trim() } : {}),
    ...(isWholeDays && at ? { at, daysLater: Number(draft.daysLater) } : {}),
    ...(settleMinutes.trim() === '' ? {} : { settleMinutes: Number(settleMinutes) }),
  };
}
