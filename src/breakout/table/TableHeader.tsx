import { cx } from '@emotion/css';
import React, { memo } from 'react';

import type { BreakoutView } from '../arrange/breakout-view';
import type { BreakoutModel } from '../pivot/breakout-model';
import { cellClass } from './cell-class';
import { cellElementId } from './cell-element-id';
import { FilterCell } from './FilterCell';
import { HEADER_ROW } from './grid-cursor';
import { HeaderCell } from './HeaderCell';
import { LevelButtons } from './LevelButtons';
import { headingSpans, type DrawnColumn } from './table-layout';
import type { TableStyles } from './table-styles';
import type { ColumnWidths } from './useColumnWidths';

interface Props {
  gridId: string;
  model: BreakoutModel;
  columns: DrawnColumn[];
  width: number;
  view: BreakoutView;
  onViewChange: (view: BreakoutView) => void;
  onSort: (id: string, keepOthers: boolean) => void;
  showFilters: boolean;
  activeColumn: number | undefined;
  columnWidths: ColumnWidths;
  styles: TableStyles;
}

export const TableHeader = memo(function TableHeader(props: Props) {
  const { gridId, model, columns, width, view, onViewChange, activeColumn, columnWidths, styles } = props;
  const spans = headingSpans(columns);

  return (
    <div role="rowgroup" className={styles.header} style={{ width }}>
      {spans.length > 0 && (
        <div role="row" className={styles.row}>
          {spans.map(({ heading, columns: [first, ...others] }) => (
            <div
              key={first.id}
              role="columnheader"
              aria-colspan={others.length + 1}
              className={cx(cellClass(first, styles), styles.headingCell, { [styles.headerFrozen]: first.frozen })}
              style={{ width: others.reduce((sum, column) => sum + column.width, first.width) }}
              title={heading}
            >
              <span className={styles.clipped}>{heading}</span>
            </div>
          ))}
        </div>
      )}
      <div role="row" aria-rowindex={spans.length > 0 ? 2 : 1} className={styles.row}>
        {columns.map((column, at) => (
          <HeaderCell
            key={column.id}
            id={cellElementId(gridId, HEADER_ROW, at)}
            column={column}
            sorting={view.sorting}
            active={activeColumn === at}
            styles={styles}
            onSort={props.onSort}
            onStartResize={columnWidths.startResize}
            onResetWidth={columnWidths.reset}
          >
            {!column.value && model.groups.length > 1 && (
              <LevelButtons
                groups={model.groups}
                expansion={view.expansion}
                onChange={(expansion) => onViewChange({ ...view, expansion })}
              />
            )}
          </HeaderCell>
        ))}
      </div>
      {props.showFilters && (
        <div role="row" className={styles.row}>
          {columns.map((column) => (
            <FilterCell
              key={column.id}
              column={column}
              text={view.filters[column.id] ?? ''}
              styles={styles}
              onChange={(id, text) => onViewChange({ ...view, filters: withFilter(view.filters, id, text) })}
            />
          ))}
        </div>
      )}
    </div>
  );
});

function withFilter(filters: BreakoutView['filters'], id: string, text: string): BreakoutView['filters'] {
  const { [id]: _, ...others } = filters;
  return text === '' ? others : { ...others, [id]: text };
}
