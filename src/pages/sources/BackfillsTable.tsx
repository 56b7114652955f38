import { Button, type Column, InteractiveTable } from '@grafana/ui';
import React, { useMemo } from 'react';

import type { Backfill } from '../../../contract/sources';
import { windowText } from '../../app/zoned-text';

const STATES: Record<Backfill['state'], string> = { waiting: 'under way', done: 'read', cancelled: 'cancelled' };

interface Props {
  backfills: Backfill[];
  onCancel: (id: string) => void;
}

/** Ranges that were asked for, and how far they are. */
export function BackfillsTable({ backfills, onCancel }: Props) {
  const columns = useMemo<Array<Column<Backfill>>>(
    () => [
      { id: 'range', header: 'Range (UTC)', cell: ({ row: { original } }) => windowText(original, 'UTC') },
      {
        id: 'progress',
        header: 'State',
        cell: ({ row: { original } }) =>
          original.state === 'done'
            ? STATES.done
            : `${STATES[original.state]}, ${Math.floor(original.progress * 100)} %`,
      },
      { id: 'received', header: 'Read', cell: ({ row: { original } }) => original.received.toLocaleString('en-US') },
      { id: 'loaded', header: 'New', cell: ({ row: { original } }) => original.loaded.toLocaleString('en-US') },
      { id: 'replaced', header: 'Changed', cell: ({ row: { original } }) => original.replaced.toLocaleString('en-US') },
      { id: 'requestedBy', header: 'Asked by' },
      {
        id: 'actions',
        header: '',
        cell: ({ row: { original } }) =>
          original.state === 'waiting' && (
            <Button size="sm" variant="secondary" onClick={() => onCancel(original.backfillId)}>
              Cancel
            </Button>
          ),
      },
    ],
    [onCancel]
  );
  return <InteractiveTable columns={columns} data={backfills} getRowId={({ backfillId }) => backfillId} />;
}
