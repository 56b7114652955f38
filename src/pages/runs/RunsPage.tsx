import { PluginPage } from '@grafana/runtime';
import { Button, Combobox, EmptyState, Field, LoadingPlaceholder, Stack } from '@grafana/ui';
import React, { useState } from 'react';
import { useSearchParams } from 'react-router-dom';

import { RUN_STATES, type RunState } from '../../../contract/run';
import { useRuns } from '../../api/useRuns';
import { useSchedules } from '../../api/useSchedules';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { KeptFilesText } from './KeptFilesText';
import { RunDrawer } from './RunDrawer';
import { RunsTable } from './RunsTable';
import { HeldNotice } from './health/HeldNotice';
import { SchedulerSection } from './health/SchedulerSection';
import { runStateLabel } from './RunStateText';

const PAGE_SIZE = 50;
const ALL = '';

/** Every window that was due: what was made of it, and whom it reached. */
export function RunsPage() {
  const [search, setSearch] = useSearchParams();
  /** The run each page but the first begins below. */
  const [pages, setPages] = useState<string[]>([]);
  const scheduleId = search.get('schedule') ?? ALL;
  const state = RUN_STATES.find((each) => each === search.get('state'));
  const shown = search.get('run');
  const { data: schedules = [] } = useSchedules();
  const { data, error, refetch } = useRuns({
    scheduleId: scheduleId || undefined,
    state,
    before: pages.at(-1),
    limit: PAGE_SIZE,
  });

  const change = (name: 'schedule' | 'state' | 'run', value: string | undefined) => {
    const changed = new URLSearchParams(search);
    changed.delete(name);
    if (value) {
      changed.set(name, value);
    }
    if (name !== 'run') {
      setPages([]);
    }
    setSearch(changed, { replace: name !== 'run' });
  };

  return (
    <PluginPage subTitle="Every window that was due: what was made of it, and whom it reached.">
      <Stack direction="column" gap={2}>
        <HeldNotice />
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
        {data?.runs.length === 0 && (
          <EmptyState variant="not-found" hideImage message="No runs">
            {state || scheduleId
              ? 'None match. Choose “All” above.'
              : 'Runs appear here once a schedule is due, or a report is sent by hand.'}
          </EmptyState>
        )}
        {data && data.runs.length > 0 && (
          <>
            <RunsTable runs={data.runs} onShow={({ runId }) => change('run', runId)} />
            <Stack>
              {pages.length > 0 && (
                <Button variant="secondary" icon="angle-left" onClick={() => setPages(pages.slice(0, -1))}>
                  Newer
                </Button>
              )}
              {data.runs.length === PAGE_SIZE && (
                <Button
                  variant="secondary"
                  icon="angle-right"
                  onClick={() => setPages([...pages, data.runs.at(-1)!.runId])}
                >
                  Older
                </Button>
              )}
            </Stack>
          </>
        )}
        <KeptFilesText />
        <SchedulerSection />
      </Stack>
      {shown && <RunDrawer runId={shown} onClose={() => change('run', undefined)} />}
    </PluginPage>
  );
}
