import { Temporal } from 'temporal-polyfill';

import { MAX_WINDOW_DAYS } from '../../../contract/question';
import { SkipReason } from '../../../contract/run';
import { CatchUp } from '../../../contract/schedule';
import { PeriodUnit } from '../../../contract/schedule-rule';
import { Slot } from '../calendar/period';

/** What becomes of a slot that is due. */
export interface Decision {
  slot: Slot;
  /** Why it is not run; undefined: it is. */
  skip?: SkipReason;
  /** The service was away when it was due. */
  late: boolean;
}

const LATE_AFTER = { minutes: 10 };
const USUAL_MOST: Record<PeriodUnit, number> = { hour: 24, cron: 24, day: 7, week: 4, month: 3 };

/** So many missed windows are caught up with. */
export function mostMissed({ atMost }: CatchUp, unit: PeriodUnit): number {
  return atMost ?? USUAL_MOST[unit];
}

/**
 * Decides which of the slots that are due are run, oldest first. A slot that is due alone and in time is always run; the
 * policy is for those missed. Every slot is in the answer.
 */
export function catchUp(
  due: readonly Slot[],
  { policy, most, now }: { policy: CatchUp['policy']; most: number; now: Temporal.Instant }
): Decision[] {
  const isLate = ({ at }: Slot) => Temporal.Instant.compare(at.add(LATE_AFTER), now) < 0;
  const decide = (skipOf: (slot: Slot, fromNewest: number) => SkipReason | undefined) =>
    due.map((slot, index) => ({ slot, skip: skipOf(slot, due.length - 1 - index), late: isLate(slot) }));
  switch (policy) {
    case 'all':
      return decide((_slot, fromNewest) => (fromNewest >= most ? 'over_cap' : undefined));
    case 'latest':
      return decide((_slot, fromNewest) => (fromNewest > 0 ? 'superseded' : undefined));
    case 'skip':
      return decide((slot) => (isLate(slot) ? 'too_late' : undefined));
    case 'merge':
      return merged(decide((_slot, fromNewest) => (fromNewest > 0 ? 'merged' : undefined)));
  }
}

/** Puts the windows of those merged into that of the last, as far back as a question reaches. */
function merged(decisions: Decision[]): Decision[] {
  const last = decisions.at(-1);
  if (!last) {
    return [];
  }
  const earliest = last.slot.to.subtract({ hours: 24 * MAX_WINDOW_DAYS });
  const reaches = ({ slot }: Decision) => Temporal.Instant.compare(slot.from, earliest) >= 0;
  const from = decisions.find(reaches)?.slot.from ?? last.slot.from;
  return decisions.map((decision) => {
    if (decision === last) {
      return { ...last, slot: { ...last.slot, from } };
    }
    return reaches(decision) ? decision : { ...decision, skip: 'over_cap' };
  });
}
