import { LoadingBar, useStyles2 } from '@grafana/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import React, { useCallback, useId, useMemo, useRef, type CSSProperties, type ReactNode } from 'react';

import { arrangeRows, openRows } from '../arrange/arrange-rows';
import type { BreakoutView } from '../arrange/breakout-view';
import { expandedRows, toggleRow } from '../arrange/expansion';
import { toggleSort } from '../arrange/sorting';
import type { BreakoutModel, RowNode } from '../pivot/breakout-model';
import { BodyRow } from './BodyRow';
import { cellText } from './cell-text';
import { cellElementId } from './cell-element-id';
import { MOST_TREE_WIDTH } from './column-width';
import { HEADER_ROW } from './grid-cursor';
import { revealCell } from './reveal-cell';
import { StatusLine } from './StatusLine';
import { TableHeader } from './TableHeader';
import { drawnColumns, isText, type DrawnColumn } from './table-layout';
import { ROW_HEIGHT, tableStyles, type Density } from './table-styles';
import { TotalsRow } from './TotalsRow';
import { useColumnWidths } from './useColumnWidths';
import { useGridCursor } from './useGridCursor';

const OVERSCAN = 10;

interface Props {
  /** What the table is called by a screen reader. */
  label: string;
  model: BreakoutModel;
  view: BreakoutView;
  onViewChange: (view: BreakoutView) => void;
  density?: Density;
  showFilters?: boolean;
  showTotals?: boolean;
  /** Other figures are on their way; those shown are still the ones asked before. */
  busy?: boolean;
  /** Drawn in place of rows when there are none. */
  empty?: ReactNode;
  /** What a click on a row does that has no rows of its own. */
  onOpen?: (row: RowNode) => void;
}

export function BreakoutTable(props: Props) {
  const { label, model, view, onViewChange, density = 'compact', showFilters = true, showTotals = true } = props;
  const { busy = false, empty, onOpen } = props;
  const styles = useStyles2(tableStyles);
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);

  const { filters, sorting, expansion } = view;
  const arranged = useMemo(() => arrangeRows(model, { filters, sorting }), [model, filters, sorting]);
  const isExpanded = useMemo(() => expandedRows(expansion), [expansion]);
  const rows = useMemo(() => openRows(arranged, isExpanded), [arranged, isExpanded]);

  const columnWidths = useColumnWidths();
  const columns = useMemo(() => drawnColumns(model, columnWidths.widths), [model, columnWidths.widths]);
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  const rowHeight = ROW_HEIGHT[density];
  const isTree = model.groups.length > 1;
  const totals = showTotals ? model.totals : undefined;

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    useFlushSync: false,
  });

  const onSort = useCallback(
    (id: string, keepOthers: boolean) => {
      const column = columns.find((candidate) => candidate.id === id);
      const figuresFirst = column !== undefined && !isText(column);
      onViewChange({ ...view, sorting: toggleSort(view.sorting, id, figuresFirst, keepOthers) });
    },
    [columns, view, onViewChange]
  );
  const onToggle = useCallback(
    (row: RowNode) => {
      if (row.expandable) {
        onViewChange({ ...view, expansion: toggleRow(view.expansion, row.id) });
      } else {
        onOpen?.(row);
      }
    },
    [view, onViewChange, onOpen]
  );

  const headerRows = 1 + Number(showFilters) + Number(model.columns.some((column) => column.heading !== undefined));
  const { cursor, onKeyDown, pick } = useGridCursor(
    {
      rows: rows.length,
      columns: columns.length,
      hasTotals: totals !== undefined,
      page: Math.max(1, Math.floor((virtualizer.scrollRect?.height ?? 0) / rowHeight) - headerRows - 2),
    },
    {
      onSort: (column, keepOthers) => onSort(columns[column].id, keepOthers),
      onToggle: (row) => rows[row] && onToggle(rows[row]),
      textOf: (cell) => cellText(cell, columns, rows, totals),
      reveal: (cell) => {
        if (scroller.current) {
          revealCell(scroller.current, cell, { columns, rowHeight, rows: rows.length });
        }
      },
    }
  );
  const activeIn = (row: number) => (cursor.row === row ? cursor.column : undefined);

  const isFiltered = arranged !== model.rows && arranged.length !== model.rows.length;

  return (
    <div className={styles.frame} aria-busy={busy}>
      {busy && (
        <div className={styles.busy}>
          <LoadingBar width={virtualizer.scrollRect?.width ?? 0} ariaLabel="Loading figures" />
        </div>
      )}
      <div
        ref={scroller}
        role={isTree ? 'treegrid' : 'grid'}
        aria-label={label}
        aria-rowcount={rows.length + headerRows + Number(totals !== undefined)}
        aria-colcount={columns.length}
        aria-activedescendant={cellElementId(gridId, cursor.row, cursor.column)}
        tabIndex={0}
        className={styles.grid}
        style={columns[0]?.frozen ? frozenStyle(columns[0], columnWidths.widths) : undefined}
        onKeyDown={onKeyDown}
      >
        <TableHeader
          gridId={gridId}
          model={model}
          columns={columns}
          width={width}
          view={view}
          onViewChange={onViewChange}
          onSort={onSort}
          showFilters={showFilters}
          activeColumn={activeIn(HEADER_ROW)}
          columnWidths={columnWidths}
          styles={styles}
        />
        {rows.length === 0 && (
          <div className={styles.empty}>
            {model.rows.length > 0 ? 'No row matches the column filters. Clear some of them to see rows.' : empty}
          </div>
        )}
        <div role="rowgroup" className={styles.body} style={{ flexBasis: virtualizer.getTotalSize(), width }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => (
            <BodyRow
              key={rows[index].id}
              gridId={gridId}
              row={rows[index]}
              index={index}
              top={start}
              height={rowHeight}
              ariaRowIndex={headerRows + index + 1}
              columns={columns}
              width={width}
              expanded={isExpanded(rows[index])}
              isTree={isTree}
              activeColumn={activeIn(index)}
              styles={styles}
              onToggle={onToggle}
              onPick={pick}
              onOpen={onOpen}
            />
          ))}
        </div>
        {totals && (
          <TotalsRow
            gridId={gridId}
            index={rows.length}
            ariaRowIndex={headerRows + rows.length + 1}
            height={rowHeight}
            width={width}
            totals={totals}
            incomplete={model.incompleteTotals}
            columns={columns}
            activeColumn={activeIn(rows.length)}
            styles={styles}
          />
        )}
      </div>
      <StatusLine
        matching={arranged.length}
        loaded={model.rows.length}
        isFiltered={isFiltered}
        hasTotals={totals !== undefined}
        truncated={model.truncated}
        styles={styles}
      />
    </div>
  );
}

/** A column of names grows into the room the figures leave, unless somebody chose its width. */
function frozenStyle({ id, width }: DrawnColumn, chosen: Readonly<Record<string, number>>): CSSProperties {
  const most = id in chosen ? width : Math.max(width, MOST_TREE_WIDTH);
  return { scrollPaddingLeft: width, '--frozen-width': `${width}px`, '--frozen-most': `${most}px` } as CSSProperties;
}
