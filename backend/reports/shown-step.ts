import { Column } from '../../contract/answer';
import { DimensionName, MeasureName } from '../../contract/names';
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
import { Counted, rowsReadSql } from './places';
import { percentileJoin, PERCENTILE_MEASURES } from './percentiles';
import { Lacking, lacksColumn } from './slice-part';

/** The flag of a group whose customer and provider charges are each in one currency, but not in the same. */
export const CURRENCIES_DIFFER = 'currencies_differ';
const CURRENCIES_DIFFER_SQL = `coalesce(${currencyKey('customer')} <> ${currencyKey('provider')}, false)`;

/** The flag of the totals that tells, per place read, how many rows that were. */
export const ROWS_READ = 'rows_read';

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

export interface Shown {
  /** The step, and the levels it shows. */
  name: string;
  levels: string;
  columns: readonly Column[];
  flags: readonly string[];
  totals: PlannedLevel;
  /** The levels whose rows are counted, with the totals. */
  counted: readonly Counted[];
  /** What tests found, as text. */
  mark?: JoinedColumn;
}

/**
 * The step that makes the answer's columns of every level's sums, but for names. It is not kept: what no page shows is
 * never made.
 */
export function shownStep(
  question: Question,
  { name: step, levels, columns, flags, totals, counted, mark }: Shown,
  lacking: Lacking
): string {
  const dimensions = columns
    .filter(({ kind, labelOf }) => kind === 'dimension' && !labelOf)
    .map(({ name }) => `levels.${dimensionKey(name as DimensionName)} as ${quoted(name)}`);
  const measures = question.measures.flatMap((name) =>
    (isMadeOfMoney(name) ? moneyViews(question) : [{ suffix: '' }]).map(
      (view) => `${measureSql(name, view, totals, lacking)} as ${quoted(`${name}${view.suffix}`)}`
    )
  );
  const currencies = currencyColumns(question).map(
    ({ side, name }) => `nullif(${currencyKey(side)}, '') as ${quoted(name)}`
  );
  const marks = mark ? [`${mark.sql} as ${quoted(MARK_COLUMN.name)}`] : [];
  const rowsRead =
    counted.length > 0 ? `case when levels.level = ${totals.grouping} then ${rowsReadSql(counted)} end` : 'null::jsonb';
  return `${step} as not materialized (
  select ${['levels.level', ...dimensions, ...measures, ...currencies, ...marks, ...flags.map(flagSql), `${rowsRead} as ${ROWS_READ}`].join(',\n    ')}
  from ${levels} levels
    ${[...percentileJoin(question), ...(mark?.joins ?? [])].join('\n    ')}
)`;
}

/** What names the values of a column, joined to the values of `from`. */
function nameJoin({ labelOf }: Column, from: string): string {
  const dimension = labelOf as keyof typeof DIMENSIONS;
  const { kind } = DIMENSIONS[dimension].named!;
  const names = `name_of_${dimension}`;
  return `left join names ${names} on ${names}.kind = '${kind}' and ${names}.id = ${from}.${quoted(dimension)}`;
}

const nameSql = ({ name, labelOf }: Column) => `name_of_${labelOf}.name as ${quoted(name)}`;

/** The rows of one level: as many as are shown, and only then their names, but for those they are ordered by. */
export function levelSelect(
  { grouping }: PlannedLevel,
  before: readonly string[],
  columns: readonly Column[],
  flags: readonly string[],
  { order, orderedBy, limit }: { order: string; orderedBy: readonly string[]; limit?: string }
): string {
  const labels = columns.filter(({ labelOf }) => labelOf);
  const [within, after] = [true, false].map((isWithin) =>
    labels.filter(({ name }) => orderedBy.includes(name) === isWithin)
  );
  const page = [
    `select ${['shown.*', ...within.map(nameSql)].join(', ')} from shown`,
    ...within.map((label) => nameJoin(label, 'shown')),
    `where level = ${grouping}`,
    ...(limit ? [`${order} limit ${limit}`] : []),
  ];
  const cells = columns.map((column) => (after.includes(column) ? nameSql(column) : quoted(column.name)));
  return `select ${[...before, ...cells, ...flags].join(', ')}
from (
  ${page.join('\n  ')}
) page
  ${after.map((label) => nameJoin(label, 'page')).join('\n  ')}
${order}`;
}
