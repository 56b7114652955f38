import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Dropdown, Icon, IconButton, Menu, useStyles2 } from '@grafana/ui';
import React from 'react';

interface Props {
  label: string;
  isFirst: boolean;
  isLast: boolean;
  isDragged: boolean;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  onDragStart: () => void;
  onDragEnd: () => void;
  onDropHere: () => void;
}

export function GroupChip(props: Props) {
  const { label, isFirst, isLast, isDragged, onMove, onRemove } = props;
  const styles = useStyles2(getStyles);
  const menu = (
    <Menu>
      <Menu.Item label="Move outwards" icon="arrow-left" disabled={isFirst} onClick={() => onMove(-1)} />
      <Menu.Item label="Move inwards" icon="arrow-right" disabled={isLast} onClick={() => onMove(1)} />
      <Menu.Divider />
      <Menu.Item label="Remove" icon="trash-alt" onClick={onRemove} />
    </Menu>
  );

  return (
    <li
      draggable
      className={cx(styles.chip, { [styles.dragged]: isDragged })}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', label);
        props.onDragStart();
      }}
      onDragEnd={props.onDragEnd}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        props.onDropHere();
      }}
    >
      <Icon name="draggabledots" size="sm" className={styles.handle} />
      <Dropdown overlay={menu} placement="bottom-start">
        <button type="button" className={styles.name} aria-label={`Row group ${label}`}>
          {label}
        </button>
      </Dropdown>
      <IconButton name="times" size="sm" aria-label={`Remove group ${label}`} onClick={onRemove} />
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  chip: css({
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.25),
    height: theme.spacing(theme.components.height.md),
    padding: theme.spacing(0, 0.75, 0, 0.5),
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.secondary,
    cursor: 'grab',
  }),
  dragged: css({ opacity: 0.5 }),
  handle: css({ color: theme.colors.text.disabled }),
  name: css({
    padding: theme.spacing(0, 0.5),
    border: 'none',
    background: 'transparent',
    color: theme.colors.text.primary,
    fontSize: theme.typography.bodySmall.fontSize,
    '&:hover': { textDecoration: 'underline' },
  }),
});
