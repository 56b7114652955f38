import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { TextLink, useStyles2 } from '@grafana/ui';
import React, { ReactNode } from 'react';
import { useLocation } from 'react-router';

import { ROLES, THEMES } from '../server/preview-users';
import { dataSourceSettings } from './services/data-sources';
import { previewBoot } from './preview-boot';

const { plugins, theme, user } = previewBoot;

interface Destination {
  name: string;
  path: string;
}

/** The chrome around the pages: where Grafana's menu would be, and the switches Grafana keeps in a user's profile. */
export function Navigation({ children }: { children: ReactNode }) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.shell}>
      <nav className={styles.bar} aria-label="Preview">
        <strong>Trunkline preview</strong>
        {destinations().map(({ name, path }) => (
          <TextLink key={path} href={path} color="secondary" inline={false} variant="bodySmall">
            {name}
          </TextLink>
        ))}
        <span className={styles.spring} />
        <Choice name="theme" label="Theme" chosen={theme} choices={THEMES} />
        <Choice name="role" label="Role" chosen={user.role} choices={ROLES} />
      </nav>
      <div className={styles.content}>{children}</div>
    </div>
  );
}

function destinations(): Destination[] {
  const includes = plugins.flatMap((plugin) => plugin.includes ?? []);
  const allowed = ROLES.slice(0, ROLES.indexOf(user.role) + 1) as readonly string[];
  const pages = includes
    .filter(({ type, addToNav, role = 'Viewer' }) => type === 'page' && addToNav && allowed.includes(role))
    .map(({ name, path = '/' }) => ({ name, path }));
  return [
    ...pages,
    { name: 'Explore', path: '/explore' },
    { name: 'Panel', path: '/panel' },
    { name: 'Data source', path: `/datasources/edit/${dataSourceSettings.uid}` },
  ];
}

interface ChoiceProps {
  name: string;
  label: string;
  chosen: string;
  choices: readonly string[];
}

function Choice({ name, label, chosen, choices }: ChoiceProps) {
  const { pathname, search } = useLocation();
  const switchTo = (choice: string) => {
    const changed = new URLSearchParams(search);
    changed.set(name, choice);
    window.location.assign(`${pathname}?${changed}`);
  };
  return (
    <label>
      {label}{' '}
      <select value={chosen} onChange={(event) => switchTo(event.target.value)}>
        {choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    </label>
  );
}

const control = (theme: GrafanaTheme2) => ({
  background: theme.colors.background.secondary,
  border: `1px solid ${theme.colors.border.medium}`,
  height: theme.spacing(3),
  margin: 0,
  padding: theme.spacing(0, 0.5),
  width: 'auto',
});

const getStyles = (theme: GrafanaTheme2) => ({
  shell: css({ display: 'flex', flexDirection: 'column', height: '100vh', background: theme.colors.background.canvas }),
  bar: css({
    alignItems: 'center',
    background: theme.colors.background.primary,
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    display: 'flex',
    flex: 'none',
    fontSize: theme.typography.bodySmall.fontSize,
    gap: theme.spacing(1),
    overflowX: 'auto',
    padding: theme.spacing(0.5, 2),
    whiteSpace: 'nowrap',
    select: control(theme),
  }),
  spring: css({ flex: 1 }),
  content: css({ display: 'flex', flex: 1, flexDirection: 'column', minHeight: 0, overflow: 'auto' }),
});
