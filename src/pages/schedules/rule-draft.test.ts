import { scheduleRuleSchema } from '../../../contract/schedule-rule';
import { periodText } from './period-choice';
import { draftOfRule, ruleOf } from './rule-draft';

const ZONE = 'Europe/Madrid';

describe('a rule in its form', () => {
  it.each([
    { unit: 'hour' },
    { unit: 'day', at: '08:30', daysLater: 1 },
    { unit: 'week', weekStart: 7, at: '07:00' },
    { unit: 'week', every: 2, anchor: '2026-03-16' },
    { unit: 'month', anchor: '2026-01-31', settleMinutes: 240 },
    { unit: 'day', every: 3, anchor: '2026-03-16' },
    { unit: 'week', every: 5 },
    { unit: 'month', every: 6, at: '00:00' },
    { unit: 'cron', cron: '30 6 * * 1-5', settleMinutes: 0 },
  ])('comes back as it was: %o', (input) => {
    const rule = scheduleRuleSchema.parse(input);
    expect(scheduleRuleSchema.parse(ruleOf(draftOfRule(rule, ZONE)))).toEqual(rule);
  });

  it('leaves out what the chosen period makes no use of', () => {
    const draft = { ...draftOfRule(undefined, ZONE), at: '08:00', anchor: '2026-03-16', cron: '* * * * *' };
    expect(ruleOf({ ...draft, period: 'hourly' })).toEqual({ unit: 'hour' });
    expect(ruleOf({ ...draft, period: 'daily' })).toEqual({ unit: 'day', at: '08:00', daysLater: 0 });
  });

  it('is said in words', () => {
    expect(periodText({ unit: 'week', every: 2 })).toBe('Every 2 weeks');
    expect(periodText({ unit: 'day', every: 3 })).toBe('Every 3 days');
    expect(periodText({ unit: 'month', every: 1 })).toBe('Monthly');
  });
});
