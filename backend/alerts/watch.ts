import { AlertQueryOf, CallsAlertQuery } from '../../contract/alert-query';
import { SumName } from '../rollups/sums';
import { MEASURES } from '../reports/measures';
import { Capability } from '../reports/measure';
import { certainRatio, changeOfMean, changeOfShare, countsOf, Change } from './judge-drop';
import { Seen } from './group-answer';
import { Least } from './sides-statement';
import { measured, percent, whole } from './words';

/** The sums of one group, and its measure on both sides. */
export interface GroupFigures {
  now: (name: SumName) => number;
  usual: (name: SumName) => number;
  measure: { now: number | null; usual: number | null };
  /** Earlier weeks there are attempts of, and how long the baseline of each is beside the sample. */
  weeks: number;
  lengths: number;
}

/** Conditions answered from what attempts add up to. */
export type SummedQuery = Exclude<CallsAlertQuery, { condition: 'dead_route' }>;

/** How a condition about attempts is answered. */
export interface Watch {
  /** What the value is. */
  label: string;
  measure: keyof typeof MEASURES;
  sums: readonly SumName[];
  needs?: Capability;
  least: Least;
  see: (group: GroupFigures) => Seen;
}

const ALWAYS: readonly SumName[] = ['attempts', 'answered'];

function sumsFor(measure: keyof typeof MEASURES): SumName[] {
  return [...new Set([...ALWAYS, ...MEASURES[measure].sums])];
}

const minutes = ({ sampleMinutes }: { sampleMinutes: number }) => `the last ${sampleMinutes} min`;
const ofAttempts = (now: GroupFigures['now']) =>
  `${whole(now('answered'))} of ${whole(now('attempts'))} attempts answered`;

function watchThreshold(query: AlertQueryOf<'threshold'>): Watch {
  const { measure, leastAttempts } = query;
  const { label, needs } = MEASURES[measure];
  return {
    label,
    measure,
    sums: sumsFor(measure),
    needs,
    least: { now: leastAttempts },
    see: ({ now, measure: value }) => ({
      value: value.now,
      tell: () => ({ sentence: `${label} ${measured(measure, value.now)} in ${minutes(query)}, ${ofAttempts(now)}` }),
    }),
  };
}

function changeOf({ measure }: AlertQueryOf<'drop'>, group: GroupFigures): Change | undefined {
  const [now, usual] = [countsOf(measure, group.now), countsOf(measure, group.usual)];
  return now && usual ? changeOfShare(now, usual) : changeOfMean(group.measure.now, group.measure.usual);
}

const NO_TEST = 'not tested';

function watchDrop(query: AlertQueryOf<'drop'>): Watch {
  const { measure, leastAttempts, leastDeviations, value, weeks } = query;
  const { label, needs } = MEASURES[measure];
  return {
    label: value === 'z' ? `${label}, z` : `${label}, now / usual`,
    measure,
    sums: sumsFor(measure),
    needs,
    least: { now: leastAttempts, usual: leastAttempts },
    see: (group) => {
      const change = changeOf(query, group);
      const z = change?.z === undefined ? NO_TEST : `z = ${change.z.toFixed(1)}`;
      const told = change && (value === 'z' ? change.z : certainRatio(change, leastDeviations));
      return {
        value: told ?? null,
        tell: () => ({
          sentence:
            `${label} ${measured(measure, group.measure.now)} in ${minutes(query)} (${ofAttempts(group.now)}), usually ` +
            `${measured(measure, group.measure.usual)} at this time of the week (${ofAttempts(group.usual)} in ` +
            `${group.weeks} of ${weeks} weeks); ${z}`,
          facts: { usual: measured(measure, group.measure.usual), usual_attempts: whole(group.usual('attempts')), z },
        }),
      };
    },
  };
}

function watchVanished(query: AlertQueryOf<'vanished'>): Watch {
  return {
    label: 'Usual attempts, where there are none',
    measure: 'asr',
    sums: sumsFor('asr'),
    least: { usualInSample: query.leastAttempts },
    see: ({ now, usual, weeks, lengths }) => {
      const usually = usual('attempts') / Math.max(weeks, 1) / lengths;
      return {
        value: now('attempts') === 0 ? usually : 0,
        tell: () => ({
          sentence:
            `${now('attempts') === 0 ? 'no attempts' : `${whole(now('attempts'))} attempts`} in ${minutes(query)}, usually ` +
            `${whole(usually)} at this time of the week`,
          facts: { usual_attempts: whole(usually), usual: percent(usual('answered') / Math.max(usual('attempts'), 1)) },
        }),
      };
    },
  };
}

/** How the condition of a query is answered. */
export function watchOf(query: SummedQuery): Watch {
  switch (query.condition) {
    case 'threshold':
      return watchThreshold(query);
    case 'drop':
      return watchDrop(query);
    case 'vanished':
      return watchVanished(query);
  }
}
