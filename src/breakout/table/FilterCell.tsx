import { cx } from '@emotion/css';
import React, { type KeyboardEvent } from 'react';

import { filterHint, readColumnFilter } from '../arrange/column-filter';
import { cellClass } from './cell-class';
import type { DrawnColumn } from './table-layout';
import type { TableStyles } from './table-styles';
import { useDraft } from './useDraft';

interface Props {
  column: DrawnColumn;
  text: string;
  styles: TableStyles;
  onChange: (id: string, text: string) => void;
}

export function FilterCell({ column, text, styles, onChange }: Props) {
  const draft = useDraft(text, (changed) => onChange(column.id, changed));
  const shown = column.value?.column;
  const read = shown && draft.text.trim() ? readColumnFilter(draft.text, shown) : undefined;
  const problem = read && 'problem' in read ? read.problem : undefined;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      draft.hurry('');
    } else if (event.key === 'Enter') {
      draft.hurry();
    }
  };

  return (
    <div
      role="gridcell"
      className={cx(cellClass(column, styles), styles.filterCell, { [styles.headerFrozen]: column.frozen })}
      style={{ width: column.width }}
    >
      <input
        type="text"
        className={styles.filterInput}
        aria-label={`Filter ${column.label}`}
        aria-invalid={problem !== undefined}
        title={problem}
        placeholder={shown ? filterHint(shown) : 'contains…'}
        value={draft.text}
        disabled={shown?.unavailable !== undefined}
        onChange={(event) => draft.write(event.currentTarget.value)}
        onBlur={() => draft.hurry()}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
