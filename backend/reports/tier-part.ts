import { Bucket, DimensionName } from '../../contract/names';
import { followEachOther } from '../rollups/days';
import { sumOfStored, valueOfStored } from '../rollups/stored-sums';
import { isLookedUpBy, lookedUpBy } from '../rollups/tier-indexes';
import { Grain, keepsMoneyApart, Tier } from '../rollups/tiers';
import { conditions, joinsOf } from './conditions';
import { dimensionKey, shownSql } from './group-keys';
import { isShownSql } from './page-step';
import { Asked, eachOf, lacksSql, Part, SliceOf, whereSql } from './slice-part';

/** The bucket of a question that keeps every bucket of a tier apart. */
const BUCKET_OF: Partial<Record<Grain, Bucket>> = { quarter_hour: '15m', hour: '1h', day: '1d' };

interface TierReading {
  tier: Tier;
  /** Holds the buckets that are read, and what is kept apart of time. */
  step: string;
  /** The rest of a select, given what its rows must meet beside the question, and whether it needs what the step tells of time. */
  restWhere: (wanted: string[], needsTime: boolean) => string;
}

const tierValue =
  ({ scope }: Asked, step: string) =>
  (name: DimensionName) =>
    name === 'time' ? `${step}.${dimensionKey(name)}` : shownSql(name, scope);

/** The part that reads a tier. Where it keeps money apart, rows of money are left out unless it is to be converted. */
function tierPart(asked: Asked, { dimensions, needs }: SliceOf, { tier, step, restWhere }: TierReading): Part {
  const { question, parameters } = asked;
  const hasTime = dimensions.includes('time');
  const keepsEachBucket =
    (hasTime && question.bucket === BUCKET_OF[tier.grain]) || (needs.byDay && tier.grain === 'day');
  const isGrouped = keepsEachBucket && tier.dimensions.every((name) => dimensions.includes(name));
  const reading = { tier, byCurrency: needs.sides.length > 0 };
  const isLacking: Part['lacks'] = (_, sources) => `a.source_id = any(${parameters.bind(sources, 'int[]')})`;
  return {
    place: tier.grain,
    dimension: tierValue(asked, step),
    currency: (side) => `a.${side}_currency`,
    rateDay: () => `${step}.rate_day`,
    rest: restWhere(keepsMoneyApart(tier) && !reading.byCurrency ? ['not a.is_money'] : [], hasTime || needs.byDay),
    // Adding up what is a group each already would be the most work of all.
    ...(isGrouped
      ? { isGrouped, sum: (name) => valueOfStored(name, reading), lacks: isLacking, rows: '1::bigint' }
      : { sum: (name) => sumOfStored(name, reading), lacks: lacksSql(asked), rows: 'count(*)' }),
  };
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

const CLEAN_DAYS = 'a.bucket = any (array(select starts_at from covered_day where not is_open))';
const CLEAN_WEEKS = 'a.bucket = any (array(select starts_at from covered_week where not is_open))';
/** The days no week that is read holds. */
const LOOSE_DAYS = 'a.bucket = any (array(select starts_at from loose_day))';

interface TierRows {
  tier: Tier;
  step: string;
  /** What rows of the buckets that are read meet. */
  isRead: string;
  /** The same for reading all of them, given whether they need what the step tells of time, where another way is quicker. */
  scanned?: (needsTime: boolean) => { joins?: string[]; where: string[] };
}

/** Rows of the groups of a page, each looked up by the tier's index. */
function lookedUp(asked: Asked, { tier, step, isRead }: TierRows, page: string, needsTime: boolean, wanted: string[]) {
  const keys = lookedUpBy(tier);
  const groups = `(select distinct ${keys.map(({ name }) => dimensionKey(name)).join(', ')} from ${page}) shown_group`;
  const ofGroup = keys.map(({ name, sql }) => `${sql} = shown_group.${dimensionKey(name)}`);
  const rows = eachOf(asked, {
    step: groups,
    table: tier.name,
    at: 'a.bucket',
    within: [isRead, ...ofGroup, ...wanted],
  });
  return needsTime ? `${rows}\n  join ${step} on a.bucket = ${step}.starts_at` : rows;
}

function coarsePart(asked: Asked, rows: TierRows, slice: SliceOf): Part {
  const { question, scope, parameters } = asked;
  const { tier, step, isRead, scanned = () => ({ joins: [], where: [isRead] }) } = rows;
  const { page, dimensions } = slice;
  const restWhere = (wanted: string[], needsTime: boolean) => {
    if (page && isLookedUpBy(tier, dimensions)) {
      return lookedUp(asked, rows, page, needsTime, wanted);
    }
    const { joins = [], where } = scanned(needsTime);
    const shown = page ? [isShownSql(page, dimensions, tierValue(asked, step))] : [];
    const within = [...conditions(question, scope, 'a.bucket', parameters), ...shown, ...wanted, ...where];
    return [`from ${tier.name} a`, ...joins, ...joinsOf(question), whereSql(within)].join('\n  ');
  };
  return tierPart(asked, slice, { tier, step, restWhere });
}

export function weekPart(asked: Asked, tier: Tier, slice: SliceOf): Part {
  return coarsePart(asked, { tier, step: 'covered_week', isRead: CLEAN_WEEKS }, slice);
}

export function dayPart(asked: Asked, { day, week }: { day: Tier; week?: Tier }, slice: SliceOf): Part {
  const { days } = asked;
  if (week) {
    return coarsePart(asked, { tier: day, step: 'covered_day', isRead: LOOSE_DAYS }, slice);
  }
  const scanned = (needsTime: boolean) =>
    !needsTime && days.length > 0 && followEachOther(days)
      ? { where: cleanDays(asked) }
      : { joins: [EACH_CLEAN_DAY], where: [] };
  return coarsePart(asked, { tier: day, step: 'covered_day', isRead: CLEAN_DAYS, scanned }, slice);
}

/** The part that reads buckets of UTC one by one, as `step` holds them. */
function utcPart(asked: Asked, tier: Tier, step: string, slice: SliceOf): Part {
  const { page, dimensions } = slice;
  const shown = page ? [isShownSql(page, dimensions, tierValue(asked, step))] : [];
  const restWhere = (wanted: string[]) => {
    const within = [`a.bucket = ${step}.${tier.grain}`, ...wanted];
    const rows = eachOf(asked, { step, table: tier.name, at: 'a.bucket', within });
    return [rows, whereSql(shown)].join('\n  ');
  };
  return tierPart(asked, slice, { tier, step, restWhere });
}

export function hourPart(asked: Asked, hour: Tier, slice: SliceOf): Part {
  return utcPart(asked, hour, slice.hours ?? 'clean_hour', slice);
}

export function quarterHourPart(asked: Asked, quarterHour: Tier, slice: SliceOf): Part {
  return utcPart(asked, quarterHour, 'clean_quarter_hour', slice);
}
