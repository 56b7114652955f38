import { type Column, InteractiveTable, Text } from '@grafana/ui';
import React, { useMemo } from 'react';

import type { AuditedDeed } from '../../../contract/audit';
import { zonedText } from '../../app/zoned-text';
import { DEED_LABELS, KIND_LABELS } from './deed-labels';
import { DeedDetail } from './DeedDetail';
import { useDeedText } from './useDeedText';

export function AuditTable({ deeds }: { deeds: AuditedDeed[] }) {
  const deedText = useDeedText();
  const columns = useMemo<Array<Column<AuditedDeed>>>(
    () => [
      { id: 'at', header: 'When (UTC)', disableGrow: true, cell: ({ row: { original } }) => whenText(original) },
      { id: 'by', header: 'Who', disableGrow: true },
      {
        id: 'deed',
        header: 'Did',
        disableGrow: true,
        cell: ({ row: { original } }) => didText(original),
      },
      {
        id: 'kind',
        header: 'What',
        disableGrow: true,
        cell: ({ row: { original } }) => KIND_LABELS[original.kind] ?? original.kind,
      },
      { id: 'about', header: 'About', cell: ({ row: { original } }) => deedText(original) },
      { id: 'outcome', header: 'Outcome', disableGrow: true, cell: ({ row }) => <Outcome deed={row.original} /> },
      {
        id: 'rows',
        header: 'Rows',
        disableGrow: true,
        cell: ({ row: { original } }) => original.rows?.toLocaleString('en-US') ?? '—',
      },
    ],
    [deedText]
  );
  return (
    <InteractiveTable
      columns={columns}
      data={deeds}
      getRowId={({ place }) => place}
      renderExpandedRow={(deed) => <DeedDetail deed={deed} />}
      headerTooltips={{
        rows: { content: 'Rows answered, of all times together.' },
        at: { content: 'Reads of one hour that ask the same are one row.' },
      }}
    />
  );
}

function whenText({ at, lastAt, times }: AuditedDeed): string {
  const first = zonedText(at, 'UTC');
  if (times === 1) {
    return first;
  }
  const last = zonedText(lastAt, 'UTC').slice(-5);
  return `${first}–${last}, ${times.toLocaleString('en-US')} times`;
}

function didText({ deed, action }: AuditedDeed): string {
  return deed === 'changed' ? action.charAt(0).toUpperCase() + action.slice(1) : DEED_LABELS[deed];
}

function Outcome({ deed: { outcome } }: { deed: AuditedDeed }) {
  const wentWell = outcome === 'answered' || outcome === 'done';
  return <Text color={wentWell ? undefined : outcome === 'refused' ? 'error' : 'warning'}>{outcome}</Text>;
}
