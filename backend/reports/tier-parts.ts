import { Bucket } from '../../contract/names';
import { Span } from '../rollups/refresh-span';
import { sumOfStored, valueOfStored } from '../rollups/stored-sums';
import { isMoney, SumName, SUMS } from '../rollups/sums';
import { Grain, keepsMoneyApart, Tier } from '../rollups/tiers';
import { conditions, joinsOf } from './conditions';
import { dimensionKey, dimensionSql } from './group-keys';
import { Asked, eachOf, lacksSql, Part, SliceOf, whereSql } from './slice-part';

/** The type of a sum once it was added up. */
const addedUpType = (name: SumName) => (SUMS[name].type === 'int' ? 'bigint' : SUMS[name].type);

/** The bucket of a question that keeps every bucket of a tier apart. */
const BUCKET_OF: Partial<Record<Grain, Bucket>> = { hour: '1h', day: '1d' };

interface TierReading {
  tier: Tier;
  /** Holds the buckets that are read, and what is kept apart of time. */
  step: string;
  /** The rest of a select, given what its rows must meet beside the question, and whether it needs what the step tells of time. */
  restWhere: (wanted: string[], needsTime: boolean) => string;
}

/** The parts that read a tier: one, or where it keeps money apart, one for counts and one for money. */
function tierParts(asked: Asked, { dimensions, needs }: SliceOf, { tier, step, restWhere }: TierReading): Part[] {
  const { question, parameters } = asked;
  const all: Part = {
    place: tier.grain,
    dimension: (name) =>
      name === 'time' ? `${step}.${dimensionKey(name)}` : dimensionSql(name, 'a.bucket', question, parameters),
    currency: (side) => `a.${side}_currency`,
    rateDay: () => `${step}.rate_day`,
    sum: sumOfStored,
    lacks: lacksSql(asked),
    rows: 'count(*)',
    rest: '',
  };
  const hasTime = dimensions.includes('time');
  const isEachGroup = tier.dimensions.every((name) => dimensions.includes(name));
  const eachRow: Pick<Part, 'isGrouped' | 'rows' | 'lacks'> = {
    isGrouped: true,
    rows: '1::bigint',
    lacks: (_, sources) => `a.source_id = any(${parameters.bind(sources, 'int[]')})`,
  };
  // Adding up what is a group each already would be the most work of all.
  const keepsEachBucket = hasTime && question.bucket === BUCKET_OF[tier.grain];
  const [sum, ofEachBucket] = isEachGroup && keepsEachBucket ? [valueOfStored, eachRow] : [sumOfStored, {}];
  if (!keepsMoneyApart(tier)) {
    return [{ ...all, sum, rest: restWhere([], hasTime || needs.byDay), ...ofEachBucket }];
  }
  const only = (isHeld: (name: SumName) => boolean, held: (name: SumName) => string) => (name: SumName) =>
    isHeld(name) ? held(name) : `null::${addedUpType(name)}`;
  const counts: Part = {
    ...all,
    currency: () => 'null::text',
    rateDay: () => 'null::date',
    sum: only((name) => !isMoney(name), sum),
    rest: restWhere(['not a.is_money'], hasTime),
    ...ofEachBucket,
  };
  if (needs.sides.length === 0) {
    return [counts];
  }
  const keepsEachDay = needs.byDay && tier.grain === 'day';
  const [amount, ofEachDay] = isEachGroup && keepsEachDay ? [valueOfStored, eachRow] : [sum, ofEachBucket];
  const money: Part = {
    ...all,
    sum: only(isMoney, amount),
    rest: restWhere(['a.is_money'], hasTime || needs.byDay),
    ...ofEachDay,
  };
  return [counts, money];
}

/** The days that are not open, one by one. */
const EACH_CLEAN_DAY = 'join covered_day on not covered_day.is_open and a.bucket = covered_day.starts_at';

/** The same days as a span but for those that are open, of which there are few: a join would cost each row as much again. */
function cleanDays({ days, parameters }: Asked): string[] {
  return [
    `a.bucket >= ${parameters.bind(days[0].from, 'timestamptz')}`,
    `a.bucket < ${parameters.bind(days.at(-1)!.to, 'timestamptz')}`,
    'a.bucket <> all (array(select starts_at from covered_day where is_open))',
  ];
}

function followEachOther(days: readonly Span[]): boolean {
  return days.length > 0 && days.slice(1).every(({ from }, at) => from === days[at].to);
}

const CLEAN_WEEKS = 'a.bucket = any (array(select starts_at from covered_week where not is_open))';
/** The days no week that is read holds. */
const LOOSE_DAYS = 'a.bucket = any (array(select starts_at from loose_day))';

interface TierRows {
  tier: Tier;
  step: string;
  /** What ties the rows to the buckets that are read, and what they must meet, given whether they need what the step tells of time. */
  buckets: (needsTime: boolean) => { join?: string; where: string[] };
}

function coarseParts(asked: Asked, { tier, step, buckets }: TierRows, slice: SliceOf, shown: string[]): Part[] {
  const { question, scope, parameters } = asked;
  const restWhere = (wanted: string[], needsTime: boolean) => {
    const { join = [], where } = buckets(needsTime);
    const within = [...conditions(question, scope, 'a.bucket', parameters), ...shown, ...wanted, ...where];
    return [`from ${tier.name} a`, ...[join].flat(), ...joinsOf(question), whereSql(within)].join('\n  ');
  };
  return tierParts(asked, slice, { tier, step, restWhere });
}

export function weekParts(asked: Asked, tier: Tier, slice: SliceOf, shown: string[]): Part[] {
  return coarseParts(asked, { tier, step: 'covered_week', buckets: () => ({ where: [CLEAN_WEEKS] }) }, slice, shown);
}

export function dayParts(
  asked: Asked,
  { day, week }: { day: Tier; week?: Tier },
  slice: SliceOf,
  shown: string[]
): Part[] {
  const { days } = asked;
  const buckets = (needsTime: boolean) => {
    if (week) {
      return { where: [LOOSE_DAYS] };
    }
    return !needsTime && followEachOther(days) ? { where: cleanDays(asked) } : { join: EACH_CLEAN_DAY, where: [] };
  };
  return coarseParts(asked, { tier: day, step: 'covered_day', buckets }, slice, shown);
}

export function hourParts(asked: Asked, hour: Tier, slice: SliceOf, shown: string[]): Part[] {
  const restWhere = (wanted: string[]) => {
    const within = ['a.bucket = clean_hour.hour', ...wanted];
    const rows = eachOf(asked, { step: 'clean_hour', table: hour.name, at: 'a.bucket', within });
    return [rows, whereSql(shown)].join('\n  ');
  };
  return tierParts(asked, slice, { tier: hour, step: 'clean_hour', restWhere });
}
