import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';

import { useNumberFigures } from '../../api/useNumberFigures';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { Section } from '../../app/Section';
import { INITIAL_VIEW } from '../../breakout/arrange/breakout-view';
import { BreakoutTable } from '../../breakout/table/BreakoutTable';
import type { Moment } from '../reports/report-question';
import { CallsSection } from './CallsSection';
import { callsQuestion, figuresQuestion } from './calls-question';
import type { CallsState } from './calls-state';
import { flatModel } from './flat-model';
import { NotFoundNumbers } from './NotFoundNumbers';

const ROW_PX = 32;
const FRAME_PX = 130;
const MOST_ROWS = 6;

interface Props {
  state: CallsState;
  moment: Moment;
  onChange: (change: Partial<CallsState>) => void;
}

export function NumberResults({ state, moment, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const [view, setView] = useState(INITIAL_VIEW);
  const { data, error, isFetching, refetch } = useNumberFigures(
    useMemo(() => figuresQuestion(state, moment), [state, moment])
  );
  const model = useMemo(() => data && flatModel(data), [data]);

  return (
    <div className={styles.results}>
      <Section title="Numbers">
        {error && (
          <ServiceErrorAlert title="The numbers could not be looked up" error={error} onRetry={() => void refetch()} />
        )}
        {data && <NotFoundNumbers answer={data} />}
        {isFetching && !data && <LoadingPlaceholder text="Looking the numbers up…" />}
        {model && model.rows.length > 0 && (
          <div style={{ height: FRAME_PX + ROW_PX * Math.min(model.rows.length, MOST_ROWS) }}>
            <BreakoutTable label="Numbers" model={model} view={view} onViewChange={setView} busy={isFetching} />
          </div>
        )}
      </Section>
      <CallsSection
        question={useMemo(() => callsQuestion(state, moment), [state, moment])}
        open={state.open}
        onChange={onChange}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  results: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2) }),
});
