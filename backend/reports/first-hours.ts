import { Question } from '../../contract/question';
import { keepsMoneyApart } from '../rollups/tiers';
import { TierSet } from './choose-tiers';
import { PlannedLevel } from './levels';
import { orderOf } from './ranking';
import { Asked, eachOf } from './slice-part';

export type HourOrder = 'asc' | 'desc';

/**
 * The order of hours in which a page of a level is filled, where its rows are those of the first hours and nothing of the
 * others is shown; undefined where that can't be told from how many rows a tier of hours has.
 */
export function orderOfHours(question: Question, level: PlannedLevel, { day, hour }: TierSet): HourOrder | undefined {
  const groups = level.dimensions.filter((name) => name !== 'time');
  const isOneRowEach =
    keepsMoneyApart(hour) &&
    groups.length === hour.dimensions.length &&
    hour.dimensions.every((name) => groups.includes(name));
  const first = orderOf(question, level).at(0);
  return !day && question.bucket === '1h' && first?.by === 'time' && isOneRowEach ? first.direction : undefined;
}

/** The step that holds the hours a page is filled from, of those that are read from the tier. */
export const firstHoursName = (reading: string) => `hour_of_${reading}`;

/**
 * Each group of an hour has one row of counts for every source at most: as many rows as that for every group of a page, of
 * whichever hours, and no later hour is on it. With fewer rows there are no hours to leave out.
 */
export function firstHoursStep(
  asked: Asked,
  { name, tiers, order }: { name: string; tiers: TierSet; order: HourOrder },
  limit: string
): string {
  const [last, isWithin] = order === 'asc' ? ['max', '<='] : ['min', '>='];
  const ordered = `(select hour from clean_hour order by hour ${order}) ordered`;
  const within = ['a.bucket = ordered.hour', 'not a.is_money'];
  return `${firstHoursName(name)} as materialized (
  select clean_hour.*
  from clean_hour cross join (
    select ${last}(hour) as hour, count(*) as found
    from (
      select ordered.hour
      ${eachOf(asked, { step: ordered, table: tiers.hour.name, at: 'a.bucket', within })}
      limit (select count(*) from sources) * ${limit}
    ) rows_of_page
  ) filled
  where filled.found < (select count(*) from sources) * ${limit} or clean_hour.hour ${isWithin} filled.hour
)`;
}
