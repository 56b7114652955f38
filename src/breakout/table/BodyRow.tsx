import React, { memo } from 'react';

import type { RowNode } from '../pivot/breakout-model';
import { cellElementId } from './cell-element-id';
import type { DrawnColumn } from './table-layout';
import type { TableStyles } from './table-styles';
import { TreeCell } from './TreeCell';
import { ValueCell } from './ValueCell';

interface Props {
  gridId: string;
  row: RowNode;
  index: number;
  top: number;
  height: number;
  /** Place of the row among the grid's rows, the header's included. */
  ariaRowIndex: number;
  columns: DrawnColumn[];
  width: number;
  expanded: boolean;
  isTree: boolean;
  /** Column of the active cell, when it is in this row. */
  activeColumn: number | undefined;
  styles: TableStyles;
  onToggle: (row: RowNode) => void;
  onPick: (row: number, column: number) => void;
  onOpen?: (row: RowNode) => void;
}

export const BodyRow = memo(function BodyRow(props: Props) {
  const { gridId, row, index, top, height, ariaRowIndex, columns, width, activeColumn, styles } = props;

  return (
    <div
      role="row"
      aria-rowindex={ariaRowIndex}
      aria-level={props.isTree ? Math.max(1, row.path.length) : undefined}
      aria-expanded={row.expandable ? props.expanded : undefined}
      className={styles.bodyRow}
      style={{ top, height, width, cursor: props.onOpen ? 'pointer' : undefined }}
      onClick={props.onOpen && (() => props.onOpen?.(row))}
      onMouseDown={(event) => {
        const at = [...event.currentTarget.children].findIndex((cell) => cell.contains(event.target as Node));
        props.onPick(index, Math.max(0, at));
      }}
    >
      {columns.map((column, at) => {
        const id = cellElementId(gridId, index, at);
        const active = activeColumn === at;
        const cell = column.value ? (
          row.notice ? (
            <div id={id} role="gridcell" data-active={active} className={styles.cell} style={{ width: column.width }} />
          ) : (
            <ValueCell
              id={id}
              column={column}
              value={row.cells[column.id]}
              mark={row.marks?.[column.id]}
              active={active}
              styles={styles}
            />
          )
        ) : (
          <TreeCell
            id={id}
            row={row}
            width={column.width}
            expanded={props.expanded}
            active={active}
            isTree={props.isTree}
            styles={styles}
            onToggle={props.onToggle}
          />
        );
        return <React.Fragment key={column.id}>{cell}</React.Fragment>;
      })}
    </div>
  );
});
