import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Badge, Text, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import { useSlotPreview } from '../../api/useSchedules';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { useSettled } from '../../app/useSettled';
import { windowText, zonedText } from '../../app/zoned-text';
import { type RuleDraft, ruleOf } from './rule-draft';

/** The next runs with their windows, as the rule is typed. */
export function NextRuns({ rule }: { rule: RuleDraft }) {
  const styles = useStyles2(getStyles);
  const text = JSON.stringify({ rule: ruleOf(rule), zone: rule.zone });
  const settled = useSettled(text);
  const asked = useMemo(() => JSON.parse(settled) as { rule: ReturnType<typeof ruleOf>; zone: string }, [settled]);
  const { data: slots, error } = useSlotPreview(asked.rule, asked.zone);

  return (
    <section aria-label="Next runs" className={styles.runs}>
      <Text element="h3" variant="h5">
        Next runs
      </Text>
      {error && <ServiceErrorAlert title="It can't run like this" error={error} />}
      {slots && !error && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>Runs at</th>
              <th>Covers, in {asked.zone}</th>
            </tr>
          </thead>
          <tbody>
            {slots.map(({ periodKey, slot, from, to, clockChanges }) => (
              <tr key={periodKey}>
                <td>{zonedText(slot, asked.zone)}</td>
                <td>
                  {windowText({ from, to }, asked.zone)}{' '}
                  {clockChanges && (
                    <Badge color="orange" icon="clock-nine" text={`clock change, ${hoursText(from, to)}`} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function hoursText(from: string, to: string): string {
  return `${(Date.parse(to) - Date.parse(from)) / 3_600_000} h`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  runs: css({ marginBottom: theme.spacing(4) }),
  table: css({
    fontVariantNumeric: 'tabular-nums',
    'th, td': { padding: theme.spacing(0.5, 3, 0.5, 0), textAlign: 'left' },
    th: { color: theme.colors.text.secondary, fontWeight: theme.typography.fontWeightRegular },
  }),
});
