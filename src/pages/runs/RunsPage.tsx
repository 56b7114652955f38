import { PluginPage } from '@grafana/runtime';
import { Combobox, EmptyState, Field, LoadingPlaceholder, Pagination, Stack } from '@grafana/ui';
import React, { useState } from 'react';
import { useSearchParams } from 'react-router-dom';

import { RUN_STATES, type RunState } from '../../../contract/run';
import { useRuns } from '../../api/useRuns';
import { useSchedules } from '../../api/useSchedules';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { RunDrawer } from './RunDrawer';
import { RunsTable } from './RunsTable';
import { runStateLabel } from './RunStateText';

const PAGE_SIZE = 50;
const ALL = '';

/** Every window that was due: what was made of it, and whom it reached. */
export function RunsPage() {
  const [search, setSearch] = useSearchParams();
  const [page, setPage] = useState(1);
  const scheduleId = search.get('schedule') ?? ALL;
  const state = RUN_STATES.find((each) => each === search.get('state'));
  const shown = search.get('run');
  const { data: schedules = [] } = useSchedules();
  const { data, error, refetch } = useRuns({
    scheduleId: scheduleId || undefined,
    state,
    limit: PAGE_SIZE,
    offset: (page - 1) * PAGE_SIZE,
  });

  const change = (name: 'schedule' | 'state' | 'run', value: string | undefined) => {
    const changed = new URLSearchParams(search);
    changed.delete(name);
    if (value) {
      changed.set(name, value);
    }
    if (name !== 'run') {
      setPage(1);
    }
    setSearch(changed, { replace: name !== 'run' });
  };

  return (
    <PluginPage subTitle="Every window that was due: what was made of it, and whom it reached.">
      <Stack direction="column" gap={2}>
        <Stack gap={2}>
          <Field label="Schedule" noMargin>
            <Combobox
              id="runs-schedule"
              width={40}
              options={[
                { value: ALL, label: 'All' },
                ...schedules.map(({ scheduleId: id, name }) => ({ value: id, label: name })),
              ]}
              value={scheduleId}
              onChange={({ value }) => change('schedule', value)}
            />
          </Field>
          <Field label="State" noMargin>
            <Combobox
              id="runs-state"
              width={20}
              options={[
                { value: ALL, label: 'All' },
                ...RUN_STATES.map((value: RunState) => ({ value, label: runStateLabel(value) })),
              ]}
              value={state ?? ALL}
              onChange={({ value }) => change('state', value)}
            />
          </Field>
        </Stack>
        {error && <ServiceErrorAlert title="The runs could not be loaded" error={error} onRetry={refetch} />}
        {!data && !error && <LoadingPlaceholder text="Loading runs…" />}
        {data?.total === 0 && (
          <EmptyState variant="not-found" hideImage message="No runs">
            {state || scheduleId
              ? 'None match. Choose “All” above.'
              : 'Runs appear here once a schedule is due, or a report is sent by hand.'}
          </EmptyState>
        )}
        {data && data.total > 0 && (
          <>
            <RunsTable runs={data.runs} onShow={({ runId }) => change('run', runId)} />
            {data.total > PAGE_SIZE && (
              <Pagination currentPage={page} numberOfPages={Math.ceil(data.total / PAGE_SIZE)} onNavigate={setPage} />
            )}
          </>
        )}
      </Stack>
      {shown && <RunDrawer runId={shown} onClose={() => change('run', undefined)} />}
    </PluginPage>
  );
}
