import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Checkbox, Drawer, FilterInput, IconButton, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import { moveItem } from './ordered-choice';
import { useKeptFocus } from './useKeptFocus';

export interface ColumnItem {
  id: string;
  label: string;
  help?: string;
}

interface Props {
  items: readonly ColumnItem[];
  /** Ids of the columns shown, in their order. */
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  onClose: () => void;
}

/** Which columns a table shows, and in which order: those shown first, the others below. */
export function ColumnsPanel({ items, chosen, onChange, onClose }: Props) {
  const styles = useStyles2(getStyles);
  const [search, setSearch] = useState('');
  const keptFocus = useKeptFocus();
  const byId = new Map(items.map((item) => [item.id, item]));
  const shown = chosen.flatMap((id) => byId.get(id) ?? []);
  const hidden = items.filter(({ id }) => !chosen.includes(id));
  const found = ({ label, help }: ColumnItem) => `${label} ${help ?? ''}`.toLowerCase().includes(search.toLowerCase());

  return (
    <Drawer title="Columns" subtitle={`${shown.length} of ${items.length} shown`} size="sm" onClose={onClose}>
      <FilterInput value={search} onChange={setSearch} placeholder="Search columns" escapeRegex={false} />
      <ul className={styles.list} aria-label="Columns" {...keptFocus}>
        {[...shown, ...hidden].filter(found).map((item) => {
          const place = chosen.indexOf(item.id);
          const isShown = place >= 0;
          return (
            <li key={item.id} className={styles.item}>
              <Checkbox
                label={item.label}
                description={item.help}
                value={isShown}
                disabled={isShown && chosen.length === 1}
                onChange={() => onChange(isShown ? chosen.filter((id) => id !== item.id) : [...chosen, item.id])}
              />
              {isShown && (
                <span className={styles.move}>
                  <IconButton
                    name="arrow-up"
                    aria-label={`Move ${item.label} up`}
                    disabled={place === 0}
                    onClick={() => onChange(moveItem(chosen, item.id, -1))}
                  />
                  <IconButton
                    name="arrow-down"
                    aria-label={`Move ${item.label} down`}
                    disabled={place === chosen.length - 1}
                    onClick={() => onChange(moveItem(chosen, item.id, 1))}
                  />
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </Drawer>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', margin: theme.spacing(2, 0, 0) }),
  item: css({
    display: 'flex',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
    padding: theme.spacing(1, 0),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  move: css({ display: 'inline-flex', flexShrink: 0 }),
});
