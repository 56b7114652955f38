import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import React, { useRef } from 'react';

import type { ReportDescription } from '../../../contract/catalog';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { TurnNotice } from '../../app/TurnNotice';
import type { BreakoutView } from '../../breakout/arrange/breakout-view';
import { BreakoutTable } from '../../breakout/table/BreakoutTable';
import { AnswerMarks } from './AnswerMarks';
import { AnswerNotes } from './AnswerNotes';
import type { ReportState } from './report-state';
import { TruncatedNotice } from './TruncatedNotice';
import type { ReportTable } from './useReportTable';
import { useRemainingHeight } from './useRemainingHeight';

const LEAST_HEIGHT_PX = 360;

interface Props {
  report: ReportDescription;
  state: ReportState;
  table: ReportTable;
  onViewChange: (view: BreakoutView) => void;
  onRaiseLimit: () => void;
}

export function ReportFigures({ report, state, table, onViewChange, onRaiseLimit }: Props) {
  const styles = useStyles2(getStyles);
  const frame = useRef<HTMLDivElement>(null);
  const notes = useRef<HTMLDivElement>(null);
  const height = useRemainingHeight(frame, notes, LEAST_HEIGHT_PX);
  const { model, answer, error, isFetching, refetch } = table;

  return (
    <>
      {error && <ServiceErrorAlert title="These figures could not be computed" error={error} onRetry={refetch} />}
      <TurnNotice isAsking={isFetching} />
      {model?.truncated && <TruncatedNotice limit={state.limit} onRaiseLimit={onRaiseLimit} />}
      {model && answer && <AnswerMarks marks={answer.marks} />}
      <div ref={frame} className={styles.frame} style={{ height }}>
        {model && (
          <BreakoutTable
            label={report.label}
            model={model}
            view={state.view}
            onViewChange={onViewChange}
            busy={isFetching}
            empty="No calls started in this window with these filters. Choose a longer window, or remove a filter."
          />
        )}
        {!model && !error && <LoadingPlaceholder text="Computing the figures…" className={styles.waiting} />}
      </div>
      <div ref={notes}>{model && <AnswerNotes notes={model.notes} />}</div>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  frame: css({ minHeight: 0 }),
  waiting: css({ marginTop: theme.spacing(8), textAlign: 'center' }),
});
