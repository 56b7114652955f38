import { Icon } from '@grafana/ui';
import React from 'react';

import type { Value } from '../../../contract/answer';
import { formatValue } from '../format/format-value';
import { cellClass } from './cell-class';
import type { DrawnColumn } from './table-layout';
import type { TableStyles } from './table-styles';

const INCOMPLETE = 'Incomplete: leaves out amounts that could not be converted, because there is no exchange rate.';

interface Props {
  id: string;
  column: DrawnColumn;
  value: Value | undefined;
  active: boolean;
  incomplete?: boolean;
  /** What a test found of the figure. */
  mark?: string;
  styles: TableStyles;
}

export function ValueCell({ id, column, value, active, incomplete = false, mark, styles }: Props) {
  const { text, full, tone } = formatValue(value, column.value!.column);

  return (
    <div
      id={id}
      role="gridcell"
      data-active={active}
      className={cellClass(column, styles)}
      style={{ width: column.width }}
      title={[full, incomplete && INCOMPLETE, mark].filter(Boolean).join('\n')}
    >
      {incomplete && (
        <span role="img" aria-label="Incomplete" className={styles.sign}>
          <Icon name="exclamation-triangle" size="sm" />
        </span>
      )}
      {mark && (
        <span role="img" aria-label={mark} className={styles.sign}>
          <Icon name="exclamation-circle" size="sm" />
        </span>
      )}
      <span className={styles[tone]}>{text}</span>
    </div>
  );
}
