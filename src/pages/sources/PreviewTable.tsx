import { type Column, InteractiveTable, Text } from '@grafana/ui';
import React, { useMemo } from 'react';

import type { PreviewRow, SourcePreview } from '../../../contract/sources';

type Shown = PreviewRow & { at: number };

/** Rows of a switch as they would be stored. */
export function PreviewTable({ preview: { columns, rows } }: { preview: SourcePreview }) {
  const shown = useMemo(() => rows.map((row, at): Shown => ({ ...row, at })), [rows]);
  const tableColumns = useMemo(
    (): Array<Column<Shown>> => [
      {
        id: 'reason',
        header: 'Row',
        cell: ({ row: { original } }) =>
          original.reason ? <Text color="error">{original.reason}</Text> : `${original.at + 1}`,
      },
      ...columns.map((name) => ({
        id: name,
        header: name,
        cell: ({ row: { original } }: { row: { original: Shown } }) => String(original.values?.[name] ?? ''),
      })),
    ],
    [columns]
  );
  if (rows.length === 0) {
    return <Text color="secondary">There are no calls yet; the tables can be read.</Text>;
  }
  return (
    <div style={{ overflowX: 'auto' }}>
      <InteractiveTable columns={tableColumns} data={shown} getRowId={({ at }) => String(at)} />
    </div>
  );
}
