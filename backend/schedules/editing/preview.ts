import { Temporal } from 'temporal-polyfill';

import { SlotPreview, schedulePreviewSchema } from '../../../contract/schedule';
import { Queryable } from '../../database/pool';
import { readInput } from '../../reports/read-input';
import { Slot } from '../calendar/period';
import { anchorRule } from '../calendar/rule';
import { slotsFrom } from '../calendar/slots';
import { storedInstant } from '../ledger/stored-instant';

const SHOWN = 5;

/** The next five runs of a rule that need not be saved yet, the current period's first. Throws a Problem for a wrong rule. */
export async function previewRule(db: Queryable, input: unknown): Promise<SlotPreview[]> {
  const { zone, rule } = readInput(schedulePreviewSchema, input);
  const { rows } = await db.query<{ now: string }>('select now() as now');
  const now = storedInstant(rows[0].now);
  const slots = slotsFrom(anchorRule(rule, zone, now), zone, now);
  return Array.from({ length: SHOWN }, () => previewOf(slots.next().value, zone));
}

export function previewOf({ key, at, from, to }: Slot, zone: string): SlotPreview {
  const local = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(zone);
  const written = (instant: Temporal.Instant) =>
    local(instant).toString({ timeZoneName: 'never', smallestUnit: 'second' });
  return {
    periodKey: key,
    slot: written(at),
    from: written(from),
    to: written(to),
    clockChanges: local(from).offset !== local(at).offset,
  };
}
