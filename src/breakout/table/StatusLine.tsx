import React from 'react';

import { groupDigits } from '../format/group-digits';
import type { TableStyles } from './table-styles';

interface Props {
  matching: number;
  loaded: number;
  isFiltered: boolean;
  hasTotals: boolean;
  truncated: boolean;
  styles: TableStyles;
}

export function StatusLine({ matching, loaded, isFiltered, hasTotals, truncated, styles }: Props) {
  const rows = `${groupDigits(String(loaded))}${truncated ? ' or more' : ''} ${loaded === 1 ? 'row' : 'rows'}`;

  return (
    <div role="status" className={styles.status}>
      <span>{isFiltered ? `${groupDigits(String(matching))} of ${rows} match the column filters` : rows}</span>
      {isFiltered && hasTotals && <span> The totals still cover every row.</span>}
    </div>
  );
}
