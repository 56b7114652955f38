import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import type { RunEvent } from '../../../contract/run';
import { Section } from '../../app/Section';
import { zonedSecond } from '../../app/zoned-text';

interface Props {
  history: RunEvent[];
  zone: string;
}

/** What happened to a run, in order. */
export function HistorySection({ history, zone }: Props) {
  const styles = useStyles2(getStyles);

  return (
    <Section title="What happened">
      <ol className={styles.list}>
        {history.map(({ at, event, message }, index) => (
          <li key={index}>
            <time dateTime={at} className={styles.at}>
              {zonedSecond(at, zone)}
            </time>
            {event.replaceAll('_', ' ')}
            {message && `: ${message}`}
          </li>
        ))}
      </ol>
    </Section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ margin: 0, padding: 0, listStyle: 'none' }),
  at: css({ color: theme.colors.text.secondary, marginRight: theme.spacing(2), fontVariantNumeric: 'tabular-nums' }),
});
