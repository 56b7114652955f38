import { type Column, IconButton, InteractiveTable, LinkButton, Stack, Switch, TextLink } from '@grafana/ui';
import React, { useMemo } from 'react';

import type { Schedule } from '../../../contract/schedule';
import { useSavedReports } from '../../api/useSavedReports';
import { zonedText } from '../../app/zoned-text';
import { runsOfSchedulePath } from '../runs/run-path';
import { RunStateText } from '../runs/RunStateText';
import { periodText } from './period-choice';
import { recipientsText } from './recipients-text';
import { copySchedulePath, schedulePath } from './schedule-path';
import { useReportLabel } from './useReportLabel';

interface Props {
  schedules: Schedule[];
  /** Pauses one, or lets it go on. */
  onSwitch: (schedule: Schedule) => void;
  onRun: (schedule: Schedule) => void;
  onMove: (schedule: Schedule) => void;
  onDelete: (schedule: Schedule) => void;
}

const PAGE_SIZE = 50;

export function SchedulesTable({ schedules, onSwitch, onRun, onMove, onDelete }: Props) {
  const reportLabel = useReportLabel();
  const { data: savedReports } = useSavedReports();

  const columns = useMemo<Array<Column<Schedule>>>(() => {
    const jobLabel = ({ report, savedReportId }: Schedule['job']) =>
      savedReports?.find(({ id }) => id === savedReportId)?.name ?? reportLabel(report);
    return [
      {
        id: 'state',
        header: 'On',
        cell: ({ row: { original } }) => (
          <Switch
            aria-label={`${original.name} is on`}
            value={original.state === 'active'}
            onChange={() => onSwitch(original)}
          />
        ),
      },
      {
        id: 'name',
        header: 'Name',
        sortType: 'string',
        cell: ({ row: { original } }) => (
          <TextLink href={schedulePath(original.scheduleId)} inline={false}>
            {original.name}
          </TextLink>
        ),
      },
      { id: 'report', header: 'Report', cell: ({ row: { original } }) => jobLabel(original.job) },
      { id: 'to', header: 'To', cell: ({ row: { original } }) => recipientsText(original.job.recipients) },
      {
        id: 'rule',
        header: 'Period',
        cell: ({ row: { original } }) => `${periodText(original.rule)}, ${original.zone}`,
      },
      { id: 'lastRun', header: 'Last run', cell: ({ row: { original } }) => <LastRun schedule={original} /> },
      { id: 'next', header: 'Next run', cell: ({ row: { original } }) => nextText(original) },
      {
        id: 'actions',
        header: '',
        cell: ({ row: { original } }) => (
          <Stack justifyContent="flex-end" gap={0.5}>
            <IconButton name="play" tooltip={`Run ${original.name}`} onClick={() => onRun(original)} />
            <IconButton
              name="calendar-alt"
              tooltip={`Move the next run of ${original.name}`}
              onClick={() => onMove(original)}
            />
            <LinkButton
              variant="secondary"
              fill="text"
              size="sm"
              icon="copy"
              tooltip={`Copy ${original.name}`}
              aria-label={`Copy ${original.name}`}
              href={copySchedulePath(original.scheduleId)}
            />
            <IconButton name="trash-alt" tooltip={`Delete ${original.name}`} onClick={() => onDelete(original)} />
          </Stack>
        ),
      },
    ];
  }, [reportLabel, savedReports, onSwitch, onRun, onMove, onDelete]);

  return (
    <InteractiveTable columns={columns} data={schedules} pageSize={PAGE_SIZE} getRowId={(row) => row.scheduleId} />
  );
}

function LastRun({ schedule: { scheduleId, lastRun } }: { schedule: Schedule }) {
  if (!lastRun) {
    return <>not yet</>;
  }
  return (
    <TextLink href={runsOfSchedulePath(scheduleId)} inline={false} color="primary">
      <RunStateText run={lastRun} />
    </TextLink>
  );
}

function nextText({ state, problem, next, zone }: Schedule): string {
  if (state === 'paused') {
    return 'paused';
  }
  return next ? zonedText(next.slot, zone) : (problem ?? '—');
}
