import { Column } from '../../../contract/answer';

/** What the names of the columns of a comparison end in. */
export const PREVIOUS = '__previous';
export const DIFFERENCE = '__difference';
export const CHANGE = '__change';

/** The flag of the earlier window beside one of the question's own. */
export const previousFlag = (flag: string) => `previous_${flag}`;
/** The flag of a group whose amount in a column is in another currency than it was. */
export const changedCurrency = (column: string) => `changed_${column}`;

/** The start of the earlier bucket that stands beside a row's own. */
export const PREVIOUS_TIME = `time${PREVIOUS}`;

/** Whether a column holds what the database calls a bucket. */
export const isBucketColumn = ({ name }: Pick<Column, 'name'>): boolean => name === 'time' || name === PREVIOUS_TIME;

/** Whether a measure has a distance to its earlier value: times and texts have none. */
export const hasDistance = ({ measure, unit }: Column): boolean =>
  measure !== undefined && unit !== 'time' && unit !== 'text';

function withComparison(column: Column): Column[] {
  const { name, label } = column;
  const previous: Column = { ...column, name: name + PREVIOUS, label: `${label}, previous`, comparison: 'previous' };
  if (!hasDistance(column)) {
    return [column, previous];
  }
  return [
    column,
    previous,
    {
      ...column,
      name: name + DIFFERENCE,
      label: `${label}, difference`,
      help: `${label} - ${previous.label}.`,
      comparison: 'difference',
    },
    {
      ...column,
      name: name + CHANGE,
      label: `${label}, change`,
      unit: 'fraction',
      currency: undefined,
      help: `${label}, difference / the size of ${previous.label}.`,
      comparison: 'change',
    },
  ];
}

/** The columns of an answer with those of the earlier window beside each measure. */
export function comparedColumns(columns: readonly Column[]): Column[] {
  const dimensions = columns.filter(({ kind }) => kind === 'dimension');
  const time = dimensions.find(({ name }) => name === 'time');
  return [
    ...dimensions,
    ...(time
      ? [
          {
            ...time,
            name: PREVIOUS_TIME,
            label: `${time.label}, previous`,
            kind: 'measure' as const,
            comparison: 'previous' as const,
          },
        ]
      : []),
    ...columns.filter(({ kind }) => kind === 'measure').flatMap(withComparison),
  ];
}
