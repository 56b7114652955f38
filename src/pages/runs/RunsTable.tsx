import { Button, type Column, InteractiveTable } from '@grafana/ui';
import React, { useMemo } from 'react';

import type { RunSummary } from '../../../contract/run';
import { zonedText, windowText } from '../../app/zoned-text';
import { sizeText } from '../../app/size-text';
import { useReportLabel } from '../schedules/useReportLabel';
import { deliveriesText } from './deliveries-text';
import { RunStateText } from './RunStateText';
import { triggerText } from './trigger-text';

interface Props {
  runs: RunSummary[];
  onShow: (run: RunSummary) => void;
}

const DASH = '—';

export function RunsTable({ runs, onShow }: Props) {
  const reportLabel = useReportLabel();
  const columns = useMemo<Array<Column<RunSummary>>>(
    () => [
      {
        id: 'slot',
        header: 'Slot',
        cell: ({ row: { original } }) => (
          <Button
            variant="primary"
            fill="text"
            size="sm"
            aria-label={`Show run ${original.runId}`}
            onClick={() => onShow(original)}
          >
            {zonedText(original.slot, original.zone)}
          </Button>
        ),
      },
      {
        id: 'name',
        header: 'Schedule',
        cell: ({ row: { original } }) => original.scheduleName ?? reportLabel(original.report),
      },
      { id: 'window', header: 'Window', cell: ({ row: { original } }) => windowText(original.window, original.zone) },
      { id: 'trigger', header: 'Asked for', cell: ({ row: { original } }) => triggerText(original) },
      { id: 'state', header: 'State', cell: ({ row: { original } }) => <RunStateText run={original} /> },
      { id: 'rows', header: 'Rows', cell: ({ row: { original } }) => original.rows?.toLocaleString('en-US') ?? DASH },
      {
        id: 'bytes',
        header: 'Size',
        cell: ({ row: { original } }) => (original.bytes === null ? DASH : sizeText(original.bytes)),
      },
      { id: 'took', header: 'Took', cell: ({ row: { original } }) => tookText(original) },
      { id: 'deliveries', header: 'Recipients', cell: ({ row: { original } }) => deliveriesText(original.deliveries) },
    ],
    [onShow, reportLabel]
  );
  return <InteractiveTable columns={columns} data={runs} getRowId={({ runId }) => runId} />;
}

function tookText({ startedAt, storedAt }: RunSummary): string {
  return startedAt && storedAt ? `${((Date.parse(storedAt) - Date.parse(startedAt)) / 1_000).toFixed(1)} s` : DASH;
}
