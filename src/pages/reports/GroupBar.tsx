import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Combobox, useStyles2, type ComboboxOption } from '@grafana/ui';
import React, { useId, useState } from 'react';

import type { DimensionDescription } from '../../../contract/catalog';
import type { DimensionName } from '../../../contract/names';
import { moveItemTo } from '../../breakout/columns/ordered-choice';
import { GroupChip } from './GroupChip';
import { LabelledControl } from './LabelledControl';

/** A question has at most eight dimensions; a pivot needs one of them. */
const MOST_GROUPS = 7;

interface Props {
  dimensions: readonly DimensionDescription[];
  /** What the report is usually grouped by; offered first. */
  usual: readonly DimensionName[];
  groups: DimensionName[];
  /** Taken by the pivot. */
  pivot?: DimensionName;
  onChange: (groups: DimensionName[]) => void;
}

/** The row groups, the outermost first: dragged into another order, or moved from each one's menu. */
export function GroupBar({ dimensions, usual, groups, pivot, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const id = useId();
  const [dragged, setDragged] = useState<DimensionName>();
  const byName = new Map(dimensions.map((dimension) => [dimension.name, dimension]));
  const labelOf = (name: DimensionName) => byName.get(name)?.label ?? name;
  const free = dimensions.filter(({ name }) => !groups.includes(name) && name !== pivot);

  const option =
    (group: string) =>
    (dimension: DimensionDescription): ComboboxOption<DimensionName> => ({
      value: dimension.name,
      label: dimension.label,
      group,
    });
  const options = [
    ...free.filter(({ name }) => usual.includes(name)).map(option('In this report')),
    ...free.filter(({ name }) => !usual.includes(name)).map(option('Further')),
  ];

  return (
    <LabelledControl label="Group by" htmlFor={id}>
      <div className={styles.bar}>
        <ol className={styles.chips} aria-label="Row groups">
          {groups.map((name, place) => (
            <GroupChip
              key={name}
              label={labelOf(name)}
              isFirst={place === 0}
              isLast={place === groups.length - 1}
              isDragged={dragged === name}
              onMove={(by) => onChange(moveItemTo(groups, name, place + by))}
              onRemove={() => onChange(groups.filter((other) => other !== name))}
              onDragStart={() => setDragged(name)}
              onDragEnd={() => setDragged(undefined)}
              onDropHere={() => dragged && onChange(moveItemTo(groups, dragged, place))}
            />
          ))}
        </ol>
        <Combobox
          key={groups.length}
          id={id}
          width={18}
          placeholder="Add group"
          disabled={groups.length >= MOST_GROUPS}
          options={options}
          value={null}
          onChange={({ value }: { value: DimensionName }) => onChange([...groups, value])}
        />
      </div>
    </LabelledControl>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5) }),
  chips: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5), margin: 0, padding: 0, listStyle: 'none' }),
});
