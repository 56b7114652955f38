import { Button, type Column, Icon, InteractiveTable, Stack, Text } from '@grafana/ui';
import React, { useMemo } from 'react';

import type { SourceStatus } from '../../../contract/sources';
import { momentText } from '../../app/moment-text';
import { Capabilities } from './Capabilities';
import { SourceStateCell } from './SourceStateCell';

const ROW_PER: Record<SourceStatus['rowPer'], string> = {
  call: 'one call',
  leg: 'one leg',
  attempt: 'one attempt',
  rating_run: 'one rating run',
};

const COLUMNS: Array<Column<SourceStatus>> = [
  { id: 'name', header: 'Name', sortType: 'string' },
  { id: 'kind', header: 'Kind', sortType: 'string' },
  { id: 'state', header: 'State', cell: ({ row: { original } }) => <SourceStateCell source={original} /> },
  { id: 'rowPer', header: 'A row is', cell: ({ row: { original } }) => ROW_PER[original.rowPer] },
  { id: 'capabilities', header: 'Knows', cell: ({ row: { original } }) => <Capabilities source={original} /> },
  {
    id: 'lastReceivedAt',
    header: 'Last received',
    cell: ({ row: { original } }) => momentText(original.lastReceivedAt),
  },
  { id: 'attempts', header: 'Attempts', sortType: 'number', cell: ({ row: { original } }) => count(original.attempts) },
  {
    id: 'rejects',
    header: 'Rejected rows',
    sortType: 'number',
    cell: ({ row: { original } }) => count(original.rejects),
  },
  { id: 'lastError', header: 'Last error', cell: ({ row: { original } }) => <LastError source={original} /> },
];

interface Props {
  sources: SourceStatus[];
  /** Undefined for who may set nothing of them. */
  onOpen?: (name: string) => void;
}

export function SourcesTable({ sources, onOpen }: Props) {
  const columns = useMemo(() => (onOpen ? [...COLUMNS, setColumn(onOpen)] : COLUMNS), [onOpen]);
  return <InteractiveTable columns={columns} data={sources} getRowId={({ name }) => name} />;
}

function setColumn(onOpen: (name: string) => void): Column<SourceStatus> {
  return {
    id: 'actions',
    header: '',
    cell: ({ row: { original } }) => (
      <Button size="sm" variant="secondary" icon="cog" onClick={() => onOpen(original.name)}>
        {`Set ${original.name}`}
      </Button>
    ),
  };
}

function LastError({ source: { lastError, lastErrorAt } }: { source: SourceStatus }) {
  if (!lastError) {
    return <Text color="secondary">none</Text>;
  }
  return (
    <Stack direction="column" gap={0}>
      <Text color="error">
        <Icon name="exclamation-triangle" /> {lastError}
      </Text>
      <Text color="secondary" variant="bodySmall">
        {momentText(lastErrorAt)}
      </Text>
    </Stack>
  );
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
