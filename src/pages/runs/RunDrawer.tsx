import { Alert, Button, Drawer, LoadingPlaceholder, Stack } from '@grafana/ui';
import React from 'react';

import type { RunDetail } from '../../../contract/run';
import { useMoveRun, useRun } from '../../api/useRuns';
import { Facts } from '../../app/Facts';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { windowText, zonedText } from '../../app/zoned-text';
import { AnswerNotes } from '../reports/AnswerNotes';
import { DeliveriesSection } from './DeliveriesSection';
import { FilesSection } from './FilesSection';
import { HistorySection } from './HistorySection';
import { runStateLabel } from './RunStateText';
import { triggerText } from './trigger-text';

interface Props {
  runId: string;
  onClose: () => void;
}

/** All there is to know of one run. */
export function RunDrawer({ runId, onClose }: Props) {
  const { data: run, error, refetch } = useRun(runId);

  return (
    <Drawer
      title={run?.scheduleName ?? `Run ${runId}`}
      subtitle={run && windowText(run.window, run.zone)}
      size="md"
      onClose={onClose}
    >
      {error && <ServiceErrorAlert title="The run could not be loaded" error={error} onRetry={refetch} />}
      {!run && !error && <LoadingPlaceholder text="Loading the run…" />}
      {run && <RunFacts run={run} />}
    </Drawer>
  );
}

function RunFacts({ run }: { run: RunDetail }) {
  const { mutate, error, isPending } = useMoveRun();
  const move = (way: 'retry' | 'cancel') => mutate({ runId: run.runId, move: way });
  const isUnderWay = run.state === 'planned' || run.state === 'generating';
  const hasMails = Object.values(run.deliveries).some((count) => count > 0);
  const mayBeTriedAgain = (run.state === 'failed' || run.state === 'cancelled') && !hasMails;

  return (
    <Stack direction="column" gap={3}>
      {run.message && (
        <Alert severity={run.state === 'failed' ? 'error' : 'info'} title={run.message}>
          {run.nextTryAt && `It is tried again at ${zonedText(run.nextTryAt, run.zone)}.`}
        </Alert>
      )}
      {error && <ServiceErrorAlert title="It was not changed" error={error} />}
      <Facts
        facts={[
          ['State', runStateLabel(run.state)],
          ['Slot', `${zonedText(run.slot, run.zone)}, ${run.zone}`],
          ['Asked for', triggerText(run)],
          ['Tries', String(run.tries)],
          ['Rows', run.rows?.toLocaleString('en-US') ?? '—'],
        ]}
      />
      <Stack>
        {mayBeTriedAgain && (
          <Button icon="sync" disabled={isPending} onClick={() => move('retry')}>
            Try again
          </Button>
        )}
        {isUnderWay && (
          <Button variant="destructive" icon="times" disabled={isPending} onClick={() => move('cancel')}>
            Cancel the run
          </Button>
        )}
      </Stack>
      <AnswerNotes notes={run.notes} />
      <FilesSection runId={run.runId} files={run.files} />
      <DeliveriesSection runId={run.runId} />
      <HistorySection history={run.history} zone={run.zone} />
    </Stack>
  );
}
