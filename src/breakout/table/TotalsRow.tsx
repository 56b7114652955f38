import { cx } from '@emotion/css';
import React, { memo } from 'react';

import type { Row } from '../../../contract/answer';
import { cellElementId } from './cell-element-id';
import type { DrawnColumn } from './table-layout';
import type { TableStyles } from './table-styles';
import { ValueCell } from './ValueCell';

interface Props {
  gridId: string;
  index: number;
  ariaRowIndex: number;
  height: number;
  width: number;
  totals: Row;
  incomplete: ReadonlySet<string>;
  columns: DrawnColumn[];
  activeColumn: number | undefined;
  styles: TableStyles;
}

export const TotalsRow = memo(function TotalsRow(props: Props) {
  const { gridId, index, columns, totals, incomplete, activeColumn, styles } = props;

  return (
    <div
      role="row"
      aria-rowindex={props.ariaRowIndex}
      className={cx(styles.row, styles.totals)}
      style={{ height: props.height, width: props.width }}
    >
      {columns.map((column, at) => {
        const id = cellElementId(gridId, index, at);
        const isFigure = column.value?.column.kind === 'measure';
        return isFigure ? (
          <ValueCell
            key={column.id}
            id={id}
            column={column}
            value={totals[column.id]}
            incomplete={incomplete.has(column.value?.column.name ?? '')}
            active={activeColumn === at}
            styles={styles}
          />
        ) : (
          <div
            key={column.id}
            id={id}
            role={at === 0 ? 'rowheader' : 'gridcell'}
            data-active={activeColumn === at}
            className={column.frozen ? styles.frozen : styles.cell}
            style={{ width: column.width }}
          >
            {at === 0 && 'Total'}
          </div>
        );
      })}
    </div>
  );
});
