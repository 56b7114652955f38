import { Column } from '../../contract/answer';
import { MeasureName } from '../../contract/names';
import { Question } from '../../contract/question';
import { CHARGES, moneySide, sumColumn } from '../rollups/sums';
import { currencyColumns, isMadeOfMoney, MARK_COLUMN, moneySides } from './columns';
import { amountColumn, missingColumn } from './conversion';
import { DIMENSIONS } from './dimensions';
import { currencyKey, dimensionKey } from './group-keys';
import { PlannedLevel } from './levels';
import { JoinedColumn } from './marks/mark-text';
import { MEASURES } from './measures';
import { MoneyView, moneyViews } from './money-views';
import { percentileJoin, PERCENTILE_MEASURES } from './percentiles';
import { Lacking, lacksColumn } from './slice';

/** The flag of a group whose customer and provider charges are each in one currency, but not in the same. */
export const CURRENCIES_DIFFER = 'currencies_differ';
const CURRENCIES_DIFFER_SQL = `coalesce(${currencyKey('customer')} <> ${currencyKey('provider')}, false)`;

export const quoted = (name: string) => `"${name}"`;

/**
 * A measure over one level's sums. An amount that could not be converted leaves a row without a value; a total shows
 * what could be, and is marked, as long as it is a plain amount: a difference or a ratio of parts would be wrong.
 */
function measureSql(name: MeasureName, view: MoneyView, totals: PlannedLevel, lacking: Lacking): string {
  const { formula, needs } = MEASURES[name];
  const value = PERCENTILE_MEASURES.includes(name)
    ? `percentiles.${name}`
    : formula((sum) => {
        const side = moneySide(sum);
        return side ? amountColumn(side, view) : sumColumn(sum);
      });
  const sides = moneySides(name);
  const isPlainAmount = (name as string) === CHARGES.customer || (name as string) === CHARGES.provider;
  const unknowns = [
    ...(needs && lacking[needs] ? [lacksColumn(needs)] : []),
    ...sides.map((side) =>
      isPlainAmount && view.currency
        ? `(${missingColumn(side, view)} and levels.level <> ${totals.grouping})`
        : missingColumn(side, view)
    ),
    ...(sides.length === 2 && !view.currency ? [CURRENCIES_DIFFER_SQL] : []),
  ];
  return unknowns.length > 0 ? `case when ${unknowns.join(' or ')} then null else ${value} end` : value;
}

const flagSql = (flag: string) => (flag === CURRENCIES_DIFFER ? `${CURRENCIES_DIFFER_SQL} as ${flag}` : flag);

/** The step that makes the answer's columns of every level's sums. */
export function shownStep(
  question: Question,
  columns: Column[],
  flags: string[],
  totals: PlannedLevel,
  lacking: Lacking,
  mark: JoinedColumn | undefined
) {
  const dimensions = columns
    .filter(({ kind }) => kind === 'dimension')
    .map(({ name, labelOf }) =>
      labelOf
        ? `name_of_${labelOf}.name as ${quoted(name)}`
        : `levels.${dimensionKey(name as 'time')} as ${quoted(name)}`
    );
  const measures = question.measures.flatMap((name) =>
    (isMadeOfMoney(name) ? moneyViews(question) : [{ suffix: '' }]).map(
      (view) => `${measureSql(name, view, totals, lacking)} as ${quoted(`${name}${view.suffix}`)}`
    )
  );
  const currencies = currencyColumns(question).map(
    ({ side, name }) => `nullif(${currencyKey(side)}, '') as ${quoted(name)}`
  );
  const nameJoins = columns
    .filter(({ labelOf }) => labelOf)
    .map(({ labelOf }) => {
      const dimension = labelOf as keyof typeof DIMENSIONS;
      const joined = `name_of_${dimension}`;
      return `left join names ${joined} on ${joined}.kind = '${DIMENSIONS[dimension].named!.kind}' and ${joined}.id = levels.${dimensionKey(dimension)}`;
    });
  const marks = mark ? [`${mark.sql} as ${quoted(MARK_COLUMN.name)}`] : [];
  const rowsRead = `case when levels.level = ${totals.grouping} then (
      select jsonb_object_agg(part, rows_read) from (select part, sum(rows_read)::bigint as rows_read from slice group by part) parts
    ) end as rows_read`;
  return `shown as (
  select ${['levels.level', ...dimensions, ...measures, ...currencies, ...marks, ...flags.map(flagSql), rowsRead].join(',\n    ')}
  from levels
    ${[...percentileJoin(question), ...nameJoins, ...(mark?.joins ?? [])].join('\n    ')}
)`;
}
