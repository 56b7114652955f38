import { PluginPage } from '@grafana/runtime';
import { LoadingPlaceholder } from '@grafana/ui';
import React from 'react';
import { useParams, useSearchParams } from 'react-router-dom';

import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { FilesOfSchedule } from './FilesOfSchedule';
import { ScheduleForm } from './ScheduleForm';
import { useScheduleToEdit } from './useScheduleToEdit';

/** One schedule, to change, to copy or to make. */
export function SchedulePage() {
  const { id } = useParams();
  const [search] = useSearchParams();
  const isNew = id === 'new';
  const { data, error } = useScheduleToEdit(isNew ? undefined : id, search);

  return (
    <PluginPage pageNav={{ text: isNew ? 'New schedule' : (data?.schedule?.name ?? 'Schedule') }}>
      {error && <ServiceErrorAlert title="The schedule could not be loaded" error={error} />}
      {!data && !error && <LoadingPlaceholder text="Loading the schedule…" />}
      {data && <ScheduleForm key={data.schedule?.version ?? 'new'} {...data} />}
      {!isNew && data?.schedule && <FilesOfSchedule scheduleId={data.schedule.scheduleId} />}
    </PluginPage>
  );
}
