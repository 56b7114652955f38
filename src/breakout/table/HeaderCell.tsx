import { cx } from '@emotion/css';
import { Icon } from '@grafana/ui';
import React, { type PointerEvent } from 'react';

import type { Sorting } from '../arrange/sorting';
import { cellClass } from './cell-class';
import type { DrawnColumn } from './table-layout';
import type { TableStyles } from './table-styles';

interface Props {
  id: string;
  column: DrawnColumn;
  sorting: Sorting;
  active: boolean;
  styles: TableStyles;
  onSort: (id: string, keepOthers: boolean) => void;
  onStartResize: (event: PointerEvent, id: string, width: number) => void;
  onResetWidth: (id: string) => void;
  children?: React.ReactNode;
}

export function HeaderCell({
  id,
  column,
  sorting,
  active,
  styles,
  onSort,
  onStartResize,
  onResetWidth,
  children,
}: Props) {
  const rank = sorting.findIndex((key) => key.id === column.id);
  const key = sorting[rank];
  const shown = column.value?.column;

  return (
    <div
      id={id}
      role="columnheader"
      aria-sort={key ? (key.descending ? 'descending' : 'ascending') : 'none'}
      aria-label={column.label}
      data-active={active}
      className={cx(cellClass(column, styles), styles.headerCell, {
        [styles.headerFrozen]: column.frozen,
        [styles.sorted]: key !== undefined,
      })}
      style={{ width: column.width }}
    >
      <button
        type="button"
        tabIndex={-1}
        className={styles.sortButton}
        aria-label={`Sort by ${column.label}`}
        title={helpOf(column)}
        onClick={(event) => onSort(column.id, event.shiftKey)}
      >
        <span>
          {shown?.label ?? column.label} {shown && <HeaderUnit column={column} className={styles.unit} />}
        </span>
        {key && <Icon name={key.descending ? 'arrow-down' : 'arrow-up'} size="sm" />}
        {key && sorting.length > 1 && <span className={styles.sortRank}>{rank + 1}</span>}
      </button>
      {children}
      <span
        aria-hidden
        className={styles.resizer}
        onPointerDown={(event) =>
          onStartResize(event, column.id, event.currentTarget.parentElement?.offsetWidth ?? column.width)
        }
        onDoubleClick={() => onResetWidth(column.id)}
      />
    </div>
  );
}

function HeaderUnit({ column, className }: { column: DrawnColumn; className: string }) {
  const { currency, label } = column.value!.column;
  return currency && !label.includes(currency) ? <span className={className}>{currency}</span> : null;
}

function helpOf({ value }: DrawnColumn): string {
  const { help, unavailable } = value?.column ?? {};
  return [
    help,
    unavailable && `Not available: ${unavailable}.`,
    'Click to sort; hold shift to sort by several columns.',
  ]
    .filter(Boolean)
    .join('\n');
}
