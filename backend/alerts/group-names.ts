import { DimensionName } from '../../contract/names';
import { DIMENSIONS } from '../reports/dimensions';
import { dimensionKey } from '../reports/group-keys';

const nameOf = (dimension: DimensionName) => DIMENSIONS[dimension as keyof typeof DIMENSIONS].named;

export interface LabelColumn {
  column: DimensionName;
  /** The dimension whose values it names. */
  labelOf?: DimensionName;
}

/** The dimensions of a group, each with the column that names its values. */
export function labelColumns(dimensions: readonly DimensionName[]): LabelColumn[] {
  return dimensions.flatMap((column) => {
    const named = nameOf(column);
    return named && !dimensions.includes(named.column)
      ? [{ column }, { column: named.column, labelOf: column }]
      : [{ column }];
  });
}

/** Those columns over `groups`, whose keys are those of the dimensions. */
export function namedCells(dimensions: readonly DimensionName[]): string[] {
  return labelColumns(dimensions).map(({ column, labelOf }) =>
    labelOf ? `name_of_${column}.name as "${column}"` : `groups.${dimensionKey(column)}::text as "${column}"`
  );
}

/** The joins that find the names. */
export function namedJoins(dimensions: readonly DimensionName[]): string {
  return labelColumns(dimensions)
    .flatMap(({ column, labelOf }) =>
      labelOf
        ? [
            `left join names name_of_${column} on name_of_${column}.kind = '${nameOf(labelOf)!.kind}' and name_of_${column}.id = groups.${dimensionKey(labelOf)}`,
          ]
        : []
    )
    .join(' ');
}
