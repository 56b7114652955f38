import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { TextLink, useStyles2 } from '@grafana/ui';
import React from 'react';

import { Section } from '../../app/Section';
import type { ListedSection } from './report-sections';

export function ReportsSection({ title, entries }: ListedSection) {
  const styles = useStyles2(getStyles);
  return (
    <Section title={title}>
      <ul className={styles.list}>
        {entries.map(({ label, sentence, path }) => (
          <li key={path} className={styles.entry}>
            <TextLink href={path} inline={false} weight="medium">
              {label}
            </TextLink>
            <p className={styles.sentence}>{sentence}</p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    display: 'grid',
    gridTemplateColumns: `repeat(auto-fill, minmax(min(100%, ${theme.spacing(42)}), 1fr))`,
    gap: theme.spacing(1),
    margin: 0,
    padding: 0,
    listStyle: 'none',
  }),
  entry: css({
    position: 'relative',
    padding: theme.spacing(1.5, 2),
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.primary,
    '&:hover': { background: theme.colors.emphasize(theme.colors.background.primary, 0.03) },
    // The whole entry is the link.
    a: { '&::after': { content: '""', position: 'absolute', inset: 0 } },
  }),
  sentence: css({ margin: theme.spacing(0.5, 0, 0), color: theme.colors.text.secondary }),
});
