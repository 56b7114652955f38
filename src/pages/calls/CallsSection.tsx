import { Button, LoadingPlaceholder, Stack } from '@grafana/ui';
import React, { useMemo, useRef, useState } from 'react';

import { useCalls } from '../../api/useCalls';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { Section } from '../../app/Section';
import { INITIAL_VIEW } from '../../breakout/arrange/breakout-view';
import type { RowNode } from '../../breakout/pivot/breakout-model';
import { BreakoutTable } from '../../breakout/table/BreakoutTable';
import { useRemainingHeight } from '../reports/useRemainingHeight';
import { AttemptsDrawer } from './AttemptsDrawer';
import { callsQuestion } from './calls-question';
import { CallsMenu } from './CallsMenu';
import type { ShownCalls } from './CallsPage';
import { DownloadCallsButton } from './DownloadCallsButton';
import { flatModel } from './flat-model';
import type { ReportOfCalls } from './reports-of-calls';

const LEAST_HEIGHT_PX = 360;

interface Props extends Pick<ShownCalls, 'state' | 'moment' | 'range' | 'change'> {
  report: ReportOfCalls;
}

/** Calls, the newest first; more of them as they are wanted, and the attempts of the one clicked on. */
export function CallsSection({ report, state, moment, range, change }: Props) {
  const { open } = state;
  const question = useMemo(() => callsQuestion(state, moment), [state, moment]);
  const [view, setView] = useState(INITIAL_VIEW);
  const frame = useRef<HTMLDivElement>(null);
  const below = useRef<HTMLDivElement>(null);
  const height = useRemainingHeight(frame, below, LEAST_HEIGHT_PX);
  const { data, error, isFetching, hasNextPage, fetchNextPage, refetch } = useCalls(question);
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  const first = data?.pages[0];
  const model = useMemo(
    () => first && flatModel({ columns: first.columns, rows, truncated: hasNextPage }),
    [first, rows, hasNextPage]
  );
  const openCall = ({ cells }: RowNode) =>
    change({ open: { source: String(cells.source), callId: String(cells.call_id) } });

  return (
    <Section
      title="Calls"
      actions={
        <Stack gap={1}>
          {hasNextPage && (
            <Button variant="secondary" icon="angle-down" disabled={isFetching} onClick={() => void fetchNextPage()}>
              Show older calls
            </Button>
          )}
          <DownloadCallsButton question={question} />
          <CallsMenu report={report} question={question} state={state} range={range} moment={moment} />
        </Stack>
      }
    >
      {error && (
        <ServiceErrorAlert title="The calls could not be listed" error={error} onRetry={() => void refetch()} />
      )}
      <div ref={frame} style={{ height }}>
        {model && (
          <BreakoutTable
            label="Calls"
            model={model}
            view={view}
            onViewChange={setView}
            onOpen={openCall}
            showTotals={false}
            busy={isFetching}
            empty="No call of this window is such a one. Choose a longer window, or change what is looked for."
          />
        )}
        {!model && !error && <LoadingPlaceholder text="Listing the calls…" />}
      </div>
      <div ref={below}>
        {first?.notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
      {open && <AttemptsDrawer call={open} zone={moment.zone} onClose={() => change({ open: undefined })} />}
    </Section>
  );
}
