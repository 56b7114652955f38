import { Alert, type Column, InteractiveTable } from '@grafana/ui';
import React from 'react';

import type { Replica, SchedulerStatus } from '../../../../contract/scheduler';
import { useScheduler } from '../../../api/useScheduler';
import { Facts } from '../../../app/Facts';
import { momentText } from '../../../app/moment-text';
import { Section } from '../../../app/Section';
import { ServiceErrorAlert } from '../../../app/ServiceErrorAlert';

/** Ticks are 10 s apart. */
const SILENT_AFTER_S = 35;
const SKEWED_MS = 5_000;

const columns: Array<Column<Replica>> = [
  { id: 'name', header: 'Replica' },
  { id: 'startedAt', header: 'Started', cell: ({ row: { original } }) => momentText(original.startedAt) },
  { id: 'tickedAt', header: 'Last looked', cell: ({ row: { original } }) => lastLooked(original) },
  { id: 'runs', header: 'Makes runs' },
  { id: 'mails', header: 'Sends mails' },
  { id: 'zoneRules', header: 'Zone rules' },
  { id: 'clockSkewMs', header: 'Clock', cell: ({ row: { original } }) => clockText(original) },
];

/** How planning, making and sending go, and which processes share the work. */
export function SchedulerSection() {
  const { data: status, error, refetch } = useScheduler();
  return (
    <Section title="At work">
      {error && <ServiceErrorAlert title="How it goes could not be loaded" error={error} onRetry={refetch} />}
      {status && (
        <>
          {isSilent(status) && (
            <Alert severity="error" title="Nobody looks for what is due">
              No replica of the service has looked since {momentText(status.tickedAt)}. Start one, or see its log.
            </Alert>
          )}
          <Facts
            facts={[
              ['Last looked for what is due', agoText(status.tickedAgoS)],
              ['Schedules overdue', countText(status.overdue, status.overdueByS)],
              ['Runs waiting', countText(status.runsWaiting, status.runsWaitingS)],
              ['Mails waiting', status.mailsWaiting.toLocaleString('en-US')],
              ...(status.leap ? [['Clock leapt', `${momentText(status.leap.at)}, by ${status.leap.by}`] as const] : []),
            ]}
          />
          <InteractiveTable columns={columns} data={status.replicas} getRowId={({ name }) => name} />
        </>
      )}
    </Section>
  );
}

const isSilent = ({ tickedAgoS }: SchedulerStatus) => tickedAgoS === null || tickedAgoS > SILENT_AFTER_S;

function agoText(seconds: number | null): string {
  return seconds === null ? 'never' : `${Math.max(0, Math.round(seconds))} s ago`;
}

function countText(count: number, seconds: number): string {
  const text = count.toLocaleString('en-US');
  return count === 0 ? text : `${text}, by up to ${Math.round(seconds)} s`;
}

function lastLooked({ isAlive, tickedAt }: Replica): string {
  return isAlive ? momentText(tickedAt) : `${momentText(tickedAt)}, gone without a word`;
}

function clockText({ clockSkewMs }: Replica): string {
  const tenths = Math.round(clockSkewMs / 100);
  const seconds = `${tenths > 0 ? '+' : ''}${((tenths || 0) / 10).toFixed(1)} s`;
  return Math.abs(clockSkewMs) > SKEWED_MS ? `${seconds} from the database’s: set it right` : seconds;
}
