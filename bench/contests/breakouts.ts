import { DimensionName, MeasureName } from '../../contract/names';
import { Contest, Target } from './contest';
import { PlainQuestion, PlainSum } from './plain-statement';

/** All a Breakout shows. */
const MEASURES: MeasureName[] = [
  'attempts',
  'answered',
  'short_calls',
  'asr',
  'acd_s',
  'talk_s',
  'customer_billed_s',
  'customer_charge',
  'provider_charge',
  'profit',
  'profit_percent',
  'calls_with_dtmf',
  'first_call_at',
  'last_call_at',
];
const SUMS: PlainSum[] = [
  'attempts',
  'answered',
  'short_calls',
  'calls_with_dtmf',
  'talk_s',
  'customer_billed_s',
  'customer_charge',
  'provider_charge',
  'profit',
  'first_call_at',
  'last_call_at',
];
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** No summer time, so that a plain statement can add the offset. */
const ZONE = { name: 'Asia/Dubai', hours: 4 };
const PAGE = 200;
const ALL_GROUPS = 10_000;
const RANK_10 = 'c010';

export interface Days {
  from: number;
  days: number;
}

export function windowOf({ from, days }: Days, offsetMs = 0): { from: string; to: string } {
  const iso = (ms: number) => `${new Date(ms).toISOString().slice(0, 19)}Z`;
  return { from: iso(from + offsetMs), to: iso(from + offsetMs + days * DAY_MS) };
}

function breakout(
  name: string,
  target: Target,
  dimensions: DimensionName[],
  window: { from: string; to: string },
  limit: number,
  more: Partial<Contest['question']> = {},
  plainMore: Partial<PlainQuestion> = {}
): Contest {
  return {
    name,
    target,
    question: {
      measures: MEASURES,
      dimensions,
      window,
      limit,
      order: [{ by: 'attempts', direction: 'desc' }],
      ...more,
    },
    plain: {
      dimensions: Object.fromEntries(dimensions.map((dimension) => [dimension, dimension])),
      ...window,
      sums: SUMS,
      limit,
      ...plainMore,
    },
  };
}

function inAnotherZone(days: Days): Contest[] {
  const local = windowOf({ ...days, days: days.days - 1 }, DAY_MS - ZONE.hours * HOUR_MS);
  const target = { timesPlain: 30, notSlowerThanDuck: true };
  const localDay = {
    postgres: `date_trunc('day', started_at, '${ZONE.name}')`,
    duckdb: `date_trunc('day', started_at + interval ${ZONE.hours} hours) - interval ${ZONE.hours} hours`,
  };
  return [
    breakout('by customer, days of another zone', target, ['customer_id'], local, ALL_GROUPS, { zone: ZONE.name }),
    breakout(
      'by customer and day of another zone',
      {},
      ['time', 'customer_id'],
      local,
      ALL_GROUPS * 10,
      { zone: ZONE.name, bucket: '1d' },
      { dimensions: { time: localDay, customer_id: 'customer_id' } }
    ),
  ];
}

function dtmfByHour(window: { from: string; to: string }): Contest {
  const limit = 1_000;
  const dimensions = {
    time: { postgres: `date_trunc('hour', started_at)`, duckdb: `date_trunc('hour', started_at)` },
    provider_id: 'provider_id',
  };
  return {
    name: 'DTMF by hour and provider',
    target: { timesPlain: 25 },
    question: {
      measures: ['attempts', 'answered', 'calls_with_dtmf', 'dtmf_digits'],
      dimensions: ['time', 'provider_id'],
      bucket: '1h',
      window,
      limit,
      order: [{ by: 'time', direction: 'asc' }],
    },
    plain: {
      dimensions,
      ...window,
      sums: ['attempts', 'answered', 'calls_with_dtmf', 'dtmf_digits'],
      order: 'time',
      limit,
    },
  };
}

/** The Breakout over all days there are, in the ways it is opened. */
export function breakouts(days: Days): Contest[] {
  const window = windowOf(days);
  const byOne = { timesPlain: 200, notSlowerThanDuck: true };
  return [
    breakout('by customer', byOne, ['customer_id'], window, ALL_GROUPS),
    breakout('by provider', byOne, ['provider_id'], window, ALL_GROUPS),
    breakout('by destination, first page', byOne, ['destination_prefix'], window, PAGE),
    ...inAnotherZone(days),
    breakout(
      'customer × provider, first page and totals',
      { timesPlain: 10, notSlowerThanDuck: true },
      ['customer_id', 'provider_id'],
      window,
      PAGE
    ),
    breakout(
      'customer × provider × destination, first page and totals',
      { timesPlain: 4 },
      ['customer_id', 'provider_id', 'destination_prefix'],
      window,
      PAGE
    ),
    breakout(
      'one customer (rank 10) by provider × destination',
      { timesPlain: 10, notSlowerThanDuck: true },
      ['provider_id', 'destination_prefix'],
      window,
      PAGE,
      { filters: [{ dimension: 'customer_id', values: [RANK_10] }] },
      { where: `customer_id = '${RANK_10}'` }
    ),
    dtmfByHour(window),
  ];
}
