import { dateTimeForTimeZone } from '@grafana/data';
import { type Column, InteractiveTable, Text } from '@grafana/ui';
import React from 'react';

import type { TierStorage } from '../../../contract/storage';
import { momentText } from '../../app/moment-text';
import { sizeText } from '../../app/size-text';

const NAMES: Record<string, string> = {
  customer_id: 'customer',
  provider_id: 'provider',
  destination_prefix: 'destination prefix',
};

const COLUMNS: Array<Column<TierStorage>> = [
  { id: 'dimensions', header: 'By', cell: ({ row: { original } }) => groupsText(original) },
  { id: 'grain', header: 'Grain', cell: ({ row: { original } }) => grainText(original) },
  { id: 'keptFrom', header: 'From', cell: ({ row: { original } }) => fromText(original) },
  { id: 'rows', header: 'Rows', sortType: 'number', cell: ({ row: { original } }) => count(original.rows) },
  { id: 'attemptsPerRow', header: 'Saves', sortType: 'number', cell: ({ row: { original } }) => savesText(original) },
  { id: 'bytes', header: 'Size', sortType: 'number', cell: ({ row: { original } }) => sizeText(original.bytes) },
  { id: 'shareOfAttempts', header: 'Costs', sortType: 'number', cell: ({ row: { original } }) => costText(original) },
  {
    id: 'staleBuckets',
    header: 'Waiting',
    sortType: 'number',
    cell: ({ row: { original } }) => count(original.staleBuckets),
  },
  {
    id: 'lastRefreshedAt',
    header: 'Last changed',
    cell: ({ row: { original } }) => momentText(original.lastRefreshedAt),
  },
  { id: 'compared', header: 'Compared', cell: ({ row: { original } }) => <Compared tier={original} /> },
];

export function RollupsTable({ tiers }: { tiers: TierStorage[] }) {
  return (
    <InteractiveTable
      columns={COLUMNS}
      data={tiers}
      getRowId={({ name }) => name}
      headerTooltips={{
        attemptsPerRow: { content: 'How many times fewer rows a question reads here than among the attempts.' },
        shareOfAttempts: { content: 'Its size beside that of the attempts, with indexes.' },
        staleBuckets: {
          content: 'Hours, days or weeks that wait to be added up again; until then they are read elsewhere.',
        },
        compared: { content: 'Hours, days or weeks the standing check compared with their attempts, taken at random.' },
      }}
    />
  );
}

function Compared({ tier: { compared, different } }: { tier: TierStorage }) {
  if (different > 0) {
    return <Text color="error">{`${count(different)} of ${count(compared)} differed`}</Text>;
  }
  return <>{compared === 0 ? 'not yet' : `${count(compared)}, all equal`}</>;
}

function groupsText({ dimensions }: TierStorage): string {
  return dimensions.length === 0 ? 'total' : dimensions.map((name) => NAMES[name] ?? name).join(' × ');
}

function grainText({ grain, zone }: TierStorage): string {
  switch (grain) {
    case 'quarter_hour':
      return 'quarter-hour';
    case 'hour':
      return 'hour';
    default:
      return `${grain} of ${zone}`;
  }
}

function fromText({ keptFrom, zone }: TierStorage): string {
  return keptFrom === null ? 'the first' : dateTimeForTimeZone(zone, keptFrom).format('YYYY-MM-DD');
}

function savesText({ attemptsPerRow }: TierStorage): string {
  return attemptsPerRow === null ? '—' : `${times(attemptsPerRow)}× fewer rows`;
}

function costText({ shareOfAttempts }: TierStorage): string {
  return shareOfAttempts === null ? '—' : `${(shareOfAttempts * 100).toFixed(1)} % of the attempts`;
}

function times(factor: number): string {
  return factor < 10 ? factor.toFixed(1) : count(Math.round(factor));
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
