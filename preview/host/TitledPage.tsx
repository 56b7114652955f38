import { css } from '@emotion/css';
import { GrafanaTheme2 } from '@grafana/data';
import { PluginPageProps } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { useLocation } from 'react-router';

import { previewBoot } from './preview-boot';

/** Stands for Grafana's page around an app's content: title, actions, content. */
export function TitledPage({ actions, children, pageNav, renderTitle, subTitle }: PluginPageProps) {
  const styles = useStyles2(getStyles);
  const { pathname } = useLocation();
  const title = pageNav?.text ?? includedName(pathname);
  return (
    <main className={styles.page}>
      <header className={styles.header}>
        {renderTitle ? renderTitle(title) : <h1 className={styles.title}>{title}</h1>}
        <div className={styles.actions}>{actions}</div>
      </header>
      {(subTitle ?? pageNav?.subTitle) && <div className={styles.subTitle}>{subTitle ?? pageNav?.subTitle}</div>}
      <div className={styles.content}>{children}</div>
    </main>
  );
}

function includedName(pathname: string): string {
  const includes = previewBoot.plugins.flatMap((plugin) => plugin.includes ?? []);
  return includes.find(({ path }) => path && pathname.startsWith(path))?.name ?? 'Trunkline';
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flex: '1 0 auto', flexDirection: 'column', padding: theme.spacing(3, 4) }),
  header: css({
    alignItems: 'center',
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(2),
    marginBottom: theme.spacing(2),
  }),
  title: css({ margin: 0 }),
  actions: css({ display: 'flex', flexGrow: 1, gap: theme.spacing(1), justifyContent: 'flex-end' }),
  subTitle: css({ color: theme.colors.text.secondary, marginBottom: theme.spacing(2) }),
  content: css({ flexGrow: 1 }),
});
