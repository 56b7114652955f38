import type { ScheduleRule, ScheduleRuleInput } from '../../../contract/schedule-rule';

/** The periods people speak of, each a way to fill in a rule. */
export const PERIOD_CHOICES = [
  { value: 'hourly', label: 'Hourly' },
  { value: 'daily', label: 'Daily' },
  { value: 'weekly', label: 'Weekly' },
  { value: 'biweekly', label: 'Every 2 weeks' },
  { value: 'monthly', label: 'Monthly' },
  { value: 'days', label: 'Every N days' },
  { value: 'weeks', label: 'Every N weeks' },
  { value: 'months', label: 'Every N months' },
  { value: 'cron', label: 'Cron expression' },
] as const;
export type PeriodChoice = (typeof PERIOD_CHOICES)[number]['value'];

export type UnitAndEvery = Pick<ScheduleRuleInput, 'unit' | 'every'>;

const FIXED: Record<Exclude<PeriodChoice, 'days' | 'weeks' | 'months'>, UnitAndEvery> = {
  hourly: { unit: 'hour' },
  daily: { unit: 'day' },
  weekly: { unit: 'week' },
  biweekly: { unit: 'week', every: 2 },
  monthly: { unit: 'month' },
  cron: { unit: 'cron' },
};
const COUNTED = { days: 'day', weeks: 'week', months: 'month' } as const;

export function isCounted(choice: PeriodChoice): choice is keyof typeof COUNTED {
  return choice in COUNTED;
}

/** Whether where its periods begin depends on a date. */
export function hasAnchor(choice: PeriodChoice): boolean {
  return isCounted(choice) || choice === 'biweekly' || choice === 'monthly';
}

export function unitAndEvery(choice: PeriodChoice, every: number): UnitAndEvery {
  return isCounted(choice) ? { unit: COUNTED[choice], every } : FIXED[choice];
}

/** How people call the periods of a rule. */
export function choiceOf({ unit, every }: Pick<ScheduleRule, 'unit' | 'every'>): PeriodChoice {
  const fixed = Object.entries(FIXED).find(([, rule]) => rule.unit === unit && (rule.every ?? 1) === every);
  const counted = Object.entries(COUNTED).find(([, of]) => of === unit);
  return ((fixed ?? counted)?.[0] ?? 'hourly') as PeriodChoice;
}

/** A rule's periods in words: “Every 3 days”. */
export function periodText(rule: Pick<ScheduleRule, 'unit' | 'every' | 'cron'>): string {
  const choice = choiceOf(rule);
  if (isCounted(choice)) {
    return `Every ${rule.every} ${choice}`;
  }
  return choice === 'cron' ? `Cron ${rule.cron}` : PERIOD_CHOICES.find(({ value }) => value === choice)!.label;
}
