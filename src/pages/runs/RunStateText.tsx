import { Text } from '@grafana/ui';
import React from 'react';

import type { RunState, RunSummary, SkipReason } from '../../../contract/run';
import { momentText } from '../../app/moment-text';

const LABELS: Record<RunState, string> = {
  planned: 'planned',
  generating: 'being made',
  stored: 'stored',
  delivering: 'being sent',
  done: 'done',
  failed: 'failed',
  skipped: 'skipped',
  cancelled: 'cancelled',
};

const SKIPPED: Record<SkipReason, string> = {
  paused: 'the schedule was paused',
  over_cap: 'too many windows were missed',
  left_out: 'the next run was set forward',
  restored: 'of before the database was restored',
  superseded: 'a newer window was run instead',
  merged: 'its window is part of a later run',
  too_late: 'it was too late',
  no_rows: 'there were no rows',
};

const COLOURS: Partial<Record<RunState, 'success' | 'error' | 'warning' | 'secondary'>> = {
  done: 'success',
  failed: 'error',
  skipped: 'secondary',
  cancelled: 'secondary',
};

/** How a run stands, in words, and since when. */
export function RunStateText({ run }: { run: RunSummary }) {
  const { state, skipReason, preliminary, finishedAt, startedAt, createdAt } = run;
  const unknown = run.deliveries.unknown ?? 0;
  const details = [
    ...(skipReason ? [SKIPPED[skipReason]] : []),
    ...(state === 'generating' ? [`${run.progressRows.toLocaleString('en-US')} rows`] : []),
    ...(preliminary ? ['preliminary'] : []),
    ...(unknown > 0 ? [`${unknown} probably delivered`] : []),
  ];
  const detail = details.length > 0 ? ` (${details.join(', ')})` : '';
  return (
    <Text color={unknown > 0 && state === 'done' ? 'warning' : COLOURS[state]}>
      {`${LABELS[state]}${detail}, ${momentText(finishedAt ?? startedAt ?? createdAt)}`}
    </Text>
  );
}

export const runStateLabel = (state: RunState): string => LABELS[state];
