import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Combobox, type ComboboxOption, IconButton, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

interface Props<T extends string> {
  id: string;
  options: Array<ComboboxOption<T>>;
  value: T[];
  placeholder: string;
  onChange: (value: T[]) => void;
}

/** Choices whose order matters, each of which can be moved and removed. */
export function OrderedPicks<T extends string>({ id, options, value, placeholder, onChange }: Props<T>) {
  const styles = useStyles2(getStyles);
  // A Combobox keeps showing what was chosen; a new one is empty and takes over the focus.
  const [added, setAdded] = useState(0);
  const labelOf = (pick: T) => options.find((option) => option.value === pick)?.label ?? pick;

  return (
    <div className={styles.row}>
      {value.map((pick, index) => (
        <span key={pick} className={styles.pick}>
          {labelOf(pick)}
          {index > 0 && (
            <IconButton
              name="angle-left"
              size="sm"
              aria-label={`Move ${labelOf(pick)} before ${labelOf(value[index - 1])}`}
              onClick={() => onChange(swapped(value, index - 1))}
            />
          )}
          {index < value.length - 1 && (
            <IconButton
              name="angle-right"
              size="sm"
              aria-label={`Move ${labelOf(pick)} after ${labelOf(value[index + 1])}`}
              onClick={() => onChange(swapped(value, index))}
            />
          )}
          <IconButton
            name="times"
            size="sm"
            aria-label={`Remove ${labelOf(pick)}`}
            onClick={() => onChange(value.filter((other) => other !== pick))}
          />
        </span>
      ))}
      <Combobox
        key={added}
        id={id}
        width={32}
        autoFocus={added > 0}
        placeholder={placeholder}
        options={options.filter((option) => !value.includes(option.value))}
        value={null}
        onChange={(option) => {
          onChange([...value, option.value]);
          setAdded(added + 1);
        }}
      />
    </div>
  );
}

/** The value with the picks at `index` and after it in each other's place. */
function swapped<T>(value: T[], index: number): T[] {
  return [...value.slice(0, index), value[index + 1], value[index], ...value.slice(index + 2)];
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5) }),
  pick: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.25),
    height: theme.spacing(theme.components.height.md),
    padding: theme.spacing(0, 0.5, 0, 1),
    background: theme.colors.background.secondary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
  }),
});
