import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';

import { ScheduleRule, ScheduleRuleInput, scheduleRuleSchema } from '../../../contract/schedule-rule';
import { SIXTY_ZONES } from '../../../tests/schedules/zones';
import { Slot } from './period';
import { anchorRule } from './rule';
import { slotsFrom } from './slots';

const FROM = Temporal.Instant.from('2020-01-01T00:00:00Z');
const TO = Temporal.Instant.from('2030-01-01T00:00:00Z');
const TEN_YEARS = { min: FROM.epochMilliseconds, max: TO.epochMilliseconds };
/** `npm run test:faults` looks at many more. */
const RUNS = Number(process.env.CALENDAR_RUNS ?? 300);
const compare = Temporal.Instant.compare;

const dateText = fc.integer(TEN_YEARS).map((at) => new Date(at).toISOString().slice(0, 10));
const anyRule: fc.Arbitrary<ScheduleRuleInput> = fc.oneof(
  fc.constant({ unit: 'hour' as const }),
  fc.record({
    unit: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
    every: fc.integer({ min: 1, max: 5 }),
    anchor: dateText,
    weekStart: fc.integer({ min: 1, max: 7 }),
    at: fc.constantFrom(undefined, '00:00', '02:30', '08:00', '23:59'),
    daysLater: fc.constantFrom(0, 4),
  }),
  fc.constantFrom('0 8 * * 1-5', '*/10 * * * *', '30 2 * * *', '15,45 0,23 * * *', '0 */6 1,31 * *').map((cron) => ({
    unit: 'cron' as const,
    cron,
  }))
);

function take(rule: ScheduleRule, zone: string, instant: Temporal.Instant, count: number): Slot[] {
  const slots = slotsFrom(rule, zone, instant);
  return Array.from({ length: count }, () => slots.next().value);
}

const text = (slot: Slot) => `${slot.key} ${slot.from} ${slot.to} ${slot.at}`;

describe('slots in 60 zones over ten years', () => {
  it('are the same wherever one begins to look, hold the moment asked for, and tile the time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SIXTY_ZONES),
        anyRule,
        fc.integer(TEN_YEARS),
        fc.double({ min: 0, max: 0.999_999, noNaN: true }),
        (zone, input, at, part) => {
          const instant = Temporal.Instant.fromEpochMilliseconds(at);
          const rule = anchorRule(scheduleRuleSchema.parse(input), zone, instant);
          const slots = take(rule, zone, instant, 4);
          const [first] = slots;

          expect(compare(first.from, instant) <= 0 && compare(instant, first.to) < 0).toBe(true);
          slots.slice(1).forEach((slot, before) => expect(`${slot.from}`).toBe(`${slots[before].to}`));
          slots.forEach((slot) => expect(compare(slot.to, slot.at)).toBeLessThanOrEqual(0));
          expect(new Set(slots.map(({ key }) => key)).size).toBe(slots.length);

          const last = slots[3];
          const within = Math.floor(part * (last.to.epochMilliseconds - last.from.epochMilliseconds));
          const [again] = take(rule, zone, last.from.add({ milliseconds: within }), 1);
          expect(text(again)).toBe(text(last));
        }
      ),
      { numRuns: RUNS }
    );
  });

  it('of months start on the local dates of a plain count, and end with each month', () => {
    for (const zone of SIXTY_ZONES) {
      const rule = anchorRule(scheduleRuleSchema.parse({ unit: 'month', anchor: '2020-01-31' }), zone, FROM);
      const january = Temporal.PlainDate.from('2020-01-31');
      const noon = january.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).toInstant();
      take(rule, zone, noon, 119).forEach(({ from }, months) => {
        const local = from.toZonedDateTimeISO(zone);
        const plain = january.add({ months });
        expect(`${local.toPlainDate()}`).toBe(`${plain}`);
        expect(local.subtract({ nanoseconds: 1 }).toPlainDate().equals(plain)).toBe(false);
      });
    }
  });

  it('of every hour come as often as hours pass, around each change of the clock', () => {
    for (const zone of SIXTY_ZONES) {
      const rule = anchorRule(scheduleRuleSchema.parse({ unit: 'hour' }), zone, FROM);
      let change = FROM.toZonedDateTimeISO(zone).getTimeZoneTransition('next');
      for (; change && compare(change.toInstant(), TO) < 0; change = change.getTimeZoneTransition('next')) {
        const before = change.toInstant().subtract({ hours: 3 });
        const slots = slotsFrom(rule, zone, before);
        let passed = slots.next().value.from;
        while (compare(passed, change.toInstant().add({ hours: 3 })) < 0) {
          const { from, to, key } = take(rule, zone, passed, 1)[0];
          expect(`${from}`).toBe(`${passed}`);
          expect(from.until(to).total('minutes')).toBeLessThanOrEqual(60);
          expect(key).toBe(from.toZonedDateTimeISO(zone).toString({ timeZoneName: 'never', smallestUnit: 'minute' }));
          passed = to;
        }
      }
    }
  });
});
