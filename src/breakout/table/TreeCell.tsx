import { cx } from '@emotion/css';
import { Spinner } from '@grafana/ui';
import React from 'react';

import type { RowNode } from '../pivot/breakout-model';
import { Chevron } from './Chevron';
import type { TableStyles } from './table-styles';

const INDENT_PX = 18;
const CHEVRON_PX = 22;

interface Props {
  id: string;
  row: RowNode;
  width: number;
  expanded: boolean;
  active: boolean;
  /** Whether some row has rows below it: then all names are indented by the arrow's width. */
  isTree: boolean;
  styles: TableStyles;
  onToggle: (row: RowNode) => void;
}

export function TreeCell({ id, row, width, expanded, active, isTree, styles, onToggle }: Props) {
  const indent = (row.path.length - 1) * INDENT_PX + (isTree && !row.expandable ? CHEVRON_PX : 0);
  const title = row.detail ? `${row.label} (${row.detail})` : row.label;

  return (
    <div
      id={id}
      role="rowheader"
      data-active={active}
      className={styles.frozen}
      style={{ width, paddingLeft: 8 + indent }}
      title={title}
    >
      {row.expandable && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.chevron}
          aria-label={`${expanded ? 'Collapse' : 'Expand'} ${row.label}`}
          onClick={() => onToggle(row)}
        >
          <Chevron down={expanded} />
        </button>
      )}
      {row.notice ? (
        <span className={cx(styles.clipped, row.notice.tone === 'error' ? styles.failed : styles.notice)}>
          {row.notice.tone === 'loading' && <Spinner inline size="sm" />} {row.notice.text}
        </span>
      ) : (
        <span className={styles.clipped}>
          <span
            className={cx(styles.name, {
              [styles.outermost]: isTree && row.path.length === 1,
              [styles.unknown]: row.path.at(-1) === null,
            })}
          >
            {row.label}
          </span>
          {row.detail && <span className={styles.detail}> {row.detail}</span>}
        </span>
      )}
    </div>
  );
}
