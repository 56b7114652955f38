import { locationUtil } from '@grafana/data';
import { type Column, InteractiveTable, LinkButton, Stack, Text } from '@grafana/ui';
import React, { useMemo } from 'react';

import type { SilenceChange } from '../../api/useAlertRules';
import type { ListedRule } from './listed-rules';
import { RuleChange } from './RuleChange';
import { RuleStateText } from './RuleStateText';
import { settingsOf } from './rule-settings';
import { thresholdText } from './threshold-text';

interface Props {
  listed: ListedRule[];
  /** Whether the reader may set rules, and there is a Grafana to keep them. */
  canSet: boolean;
  labelOf: (dimension: string) => string;
  onSet: (listed: ListedRule) => void;
  onSilence: (change: SilenceChange) => void;
}

function watchedText({ preset, rule }: ListedRule, labelOf: Props['labelOf']): string {
  if (!preset) {
    return '';
  }
  const settings = settingsOf(preset, rule);
  const groups = settings.dimensions?.map(labelOf).join(', ');
  const sample = settings.leastAttempts === undefined ? '' : `, at least ${settings.leastAttempts} attempts`;
  const each = groups === undefined ? '' : `; for each ${groups || 'moment, all attempts together'}`;
  return `${thresholdText(preset, settings)}${each}${sample}`;
}

export function RulesTable({ listed, canSet, labelOf, onSet, onSilence }: Props) {
  const columns = useMemo<Array<Column<ListedRule>>>(
    () => [
      {
        id: 'title',
        header: 'Alert',
        cell: ({ row: { original } }) => (
          <Stack direction="column" gap={0.25}>
            <Text weight="medium">{original.title}</Text>
            <Text color="secondary" variant="bodySmall">
              {original.help}
            </Text>
          </Stack>
        ),
      },
      { id: 'state', header: 'State', cell: ({ row: { original } }) => <RuleStateText listed={original} /> },
      { id: 'watched', header: 'Condition', cell: ({ row: { original } }) => watchedText(original, labelOf) },
      {
        id: 'actions',
        header: '',
        cell: ({ row: { original } }) => (
          <Stack justifyContent="flex-end">
            {canSet && <RuleChange listed={original} onSet={onSet} onSilence={onSilence} />}
            {original.rule && (
              <LinkButton
                size="sm"
                variant="secondary"
                icon="bell"
                tooltip={`Open ${original.title} in Grafana’s alerting`}
                aria-label={`Open ${original.title} in Grafana’s alerting`}
                href={locationUtil.assureBaseUrl(`/alerting/grafana/${original.rule.uid}/view`)}
              />
            )}
          </Stack>
        ),
      },
    ],
    [canSet, labelOf, onSet, onSilence]
  );
  return <InteractiveTable columns={columns} data={listed} getRowId={({ key }) => key} />;
}
