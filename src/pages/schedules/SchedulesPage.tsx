import { PluginPage } from '@grafana/runtime';
import { EmptyState, LinkButton, LoadingPlaceholder, Stack } from '@grafana/ui';
import React, { useState } from 'react';

import type { Schedule } from '../../../contract/schedule';
import { useDeleteSchedule, useSchedules, useSwitchSchedule } from '../../api/useSchedules';
import { ConfirmDelete } from '../../app/ConfirmDelete';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { HeldNotice } from '../runs/health/HeldNotice';
import { MoveNextRun } from './MoveNextRun';
import { RunByHand } from './RunByHand';
import { NEW_SCHEDULE_PATH } from './schedule-path';
import { SchedulesTable } from './SchedulesTable';

/** What leaves by itself: when, and how it went. */
export function SchedulesPage() {
  const { data: schedules, error, refetch } = useSchedules();
  const removal = useDeleteSchedule();
  const toggle = useSwitchSchedule();
  const [doomed, setDoomed] = useState<Schedule>();
  const [run, setRun] = useState<Schedule>();
  const [moved, setMoved] = useState<Schedule>();

  const create = (
    <LinkButton icon="plus" href={NEW_SCHEDULE_PATH}>
      New schedule
    </LinkButton>
  );
  return (
    <PluginPage actions={create} subTitle="Reports that leave by themselves: when, to whom, and how the last one went.">
      <Stack direction="column" gap={2}>
        <HeldNotice />
        {error && <ServiceErrorAlert title="The schedules could not be loaded" error={error} onRetry={refetch} />}
        {removal.error && <ServiceErrorAlert title="The schedule was not deleted" error={removal.error} />}
        {toggle.error && <ServiceErrorAlert title="The schedule was not changed" error={toggle.error} />}
        {!schedules && !error && <LoadingPlaceholder text="Loading schedules…" />}
        {schedules?.length === 0 && (
          <EmptyState variant="call-to-action" hideImage message="No schedules yet" button={create}>
            A schedule makes a report of each hour, day, week or month, keeps its files and mails them.
          </EmptyState>
        )}
        {schedules && schedules.length > 0 && (
          <SchedulesTable
            schedules={schedules}
            onSwitch={toggle.mutate}
            onRun={setRun}
            onMove={setMoved}
            onDelete={setDoomed}
          />
        )}
      </Stack>
      {run && <RunByHand schedule={run} onClose={() => setRun(undefined)} />}
      {moved && <MoveNextRun schedule={moved} onClose={() => setMoved(undefined)} />}
      <ConfirmDelete
        what={doomed && `the schedule “${doomed.name}”`}
        consequence="It runs no more. Its runs stay on record, and its files until their own end."
        onConfirm={() => {
          removal.mutate(doomed!);
          setDoomed(undefined);
        }}
        onDismiss={() => setDoomed(undefined)}
      />
    </PluginPage>
  );
}
