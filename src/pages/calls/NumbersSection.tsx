import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { LoadingPlaceholder, Stack, useStyles2 } from '@grafana/ui';
import React, { useMemo, useState } from 'react';

import { useNumberFigures } from '../../api/useNumberFigures';
import { Section } from '../../app/Section';
import { ServiceErrorAlert } from '../../app/ServiceErrorAlert';
import { INITIAL_VIEW } from '../../breakout/arrange/breakout-view';
import { BreakoutTable } from '../../breakout/table/BreakoutTable';
import { DownloadButton } from '../reports/DownloadButton';
import { figuresQuestion } from './calls-question';
import type { ShownCalls } from './CallsPage';
import { flatModel } from './flat-model';
import { NotFoundNumbers } from './NotFoundNumbers';
import { NumbersMenu } from './NumbersMenu';

const ROW_PX = 32;
const FRAME_PX = 130;
const MOST_ROWS = 6;

type Props = Pick<ShownCalls, 'state' | 'moment' | 'range'>;

/** What the attempts of each number add up to, and which numbers have none. */
export function NumbersSection({ state, moment, range }: Props) {
  const styles = useStyles2(getStyles);
  const [view, setView] = useState(INITIAL_VIEW);
  const question = useMemo(() => figuresQuestion(state, moment), [state, moment]);
  const { data, error, isFetching, refetch } = useNumberFigures(question);
  const model = useMemo(() => data && flatModel(data), [data]);

  return (
    <div className={styles.section}>
      <Section
        title="Numbers"
        actions={
          <Stack gap={1}>
            {question && (
              <DownloadButton file={{ of: 'numbers', question }} tooltip="The figures of every number, on each side" />
            )}
            <NumbersMenu question={question} state={state} range={range} moment={moment} />
          </Stack>
        }
      >
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
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  section: css({ marginBottom: theme.spacing(2) }),
});
