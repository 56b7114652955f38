import { css } from '@emotion/css';
import { type GrafanaTheme2, LoadingState, type TimeRange } from '@grafana/data';
import { PanelRenderer } from '@grafana/runtime';
import { LoadingPlaceholder, useStyles2 } from '@grafana/ui';
import React, { useMemo, useRef } from 'react';

import { useAnswer } from '../../../api/useAnswer';
import { ServiceErrorAlert } from '../../../app/ServiceErrorAlert';
import type { Moment } from '../report-question';
import type { ReportState } from '../report-state';
import { chartPanel, isDrawable } from './chart-panel';
import { chartQuestion, MOST_DESTINATIONS } from './chart-question';
import { type Chart, CHART_LABELS } from './report-charts';
import { useWidth } from './useWidth';

const HEIGHT_PX = 220;

const NOTHING = {
  over_time: 'No calls started in this window.',
  by_destination: 'There are no charges in one currency. Choose one under Currencies.',
};

interface Props {
  chart: Exclude<Chart, 'none'>;
  state: ReportState;
  moment: Moment;
  range: TimeRange;
  onZoom: (window: { from: string; to: string }) => void;
}

/** The calls of the report as a picture, drawn by Grafana's own panels. */
export function ReportChart({ chart, state, moment, range, onZoom }: Props) {
  const styles = useStyles2(getStyles);
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const question = useMemo(() => chartQuestion(chart, state, moment), [chart, state, moment]);
  const { data: answer, error, refetch } = useAnswer(question);
  const panel = useMemo(() => answer && chartPanel(chart, answer), [chart, answer]);

  return (
    <figure className={styles.chart} aria-label={CHART_LABELS[chart]} aria-busy={!panel && !error}>
      <figcaption className={styles.caption}>
        {CHART_LABELS[chart]}
        {answer?.truncated && `: the ${MOST_DESTINATIONS} with the greatest charge`}
      </figcaption>
      <div ref={place} className={styles.place}>
        {error && <ServiceErrorAlert title="The picture could not be drawn" error={error} onRetry={refetch} />}
        {!panel && !error && <LoadingPlaceholder text="Drawing…" />}
        {panel && !isDrawable(panel) && <p className={styles.caption}>{NOTHING[chart]}</p>}
        {panel && isDrawable(panel) && width > 0 && (
          <PanelRenderer
            pluginId={panel.pluginId}
            title=""
            data={{ state: LoadingState.Done, series: [panel.frame], timeRange: range }}
            options={panel.options}
            timeZone={moment.zone}
            width={width}
            height={HEIGHT_PX}
            onChangeTimeRange={({ from, to }) => onZoom({ from: String(from), to: String(to) })}
          />
        )}
      </div>
    </figure>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  chart: css({ margin: 0, minWidth: 0 }),
  caption: css({ margin: 0, color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
  place: css({ minHeight: HEIGHT_PX, overflow: 'hidden' }),
});
