import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { PluginPage } from '@grafana/runtime';
import { Button, Combobox, useStyles2 } from '@grafana/ui';
import { useQueryClient } from '@tanstack/react-query';
import React, { useId, useMemo, useState } from 'react';

import type { Catalog } from '../../../contract/catalog';
import { MAX_LIMIT } from '../../../contract/question';
import { useSavedReports } from '../../api/useSavedReports';
import { ColumnsPanel } from '../../breakout/columns/ColumnsPanel';
import { ReportChart } from './chart/ReportChart';
import { DownloadButton } from './DownloadButton';
import { ReportMenu } from './elsewhere/ReportMenu';
import { FilterBar } from './FilterBar';
import { LabelledControl } from './LabelledControl';
import { LayoutBar } from './LayoutBar';
import { measureItems, measuresNamed } from './measure-items';
import { ReportFigures } from './ReportFigures';
import { fileQuestion } from './report-question';
import { ask, changeReport } from './report-state';
import { isRelative } from './report-window';
import { SaveButton } from './saved/SaveButton';
import { useMoment } from './useMoment';
import { useReportState } from './useReportState';
import { useReportTable } from './useReportTable';
import { WindowPicker } from './WindowPicker';

interface Props {
  catalog: Catalog;
  report: Catalog['reports'][number];
}

export function Report({ catalog, report }: Props) {
  const styles = useStyles2(getStyles);
  const id = useId();
  const queries = useQueryClient();
  const [refreshes, setRefreshes] = useState(0);
  const [choosingColumns, setChoosingColumns] = useState(false);

  const [state, setState] = useReportState(catalog, report);
  const { range, moment } = useMoment(state, refreshes);
  const labels = useMemo(
    () => new Map<string, string>(catalog.dimensions.map(({ name, label }) => [name, label])),
    [catalog]
  );
  const reportOptions = useMemo(
    () => catalog.reports.map(({ name, label, sentence }) => ({ value: name, label, description: sentence })),
    [catalog]
  );
  const { data: allSaved } = useSavedReports();
  const saved = allSaved?.find(({ id }) => id === state.saved);
  const table = useReportTable(state, moment, labels);

  const refresh = () => {
    if (isRelative(state.from, state.to)) {
      setRefreshes(refreshes + 1);
    } else {
      void queries.invalidateQueries({ queryKey: ['answer'] });
    }
  };

  return (
    <PluginPage
      pageNav={{ text: saved?.name ?? report.label }}
      subTitle={report.sentence}
      actions={
        <>
          <WindowPicker
            range={range}
            timezone={moment.zone}
            onChange={(window) => setState(ask(state, window))}
            onChangeTimezone={(timezone) => setState(ask(state, { timezone }))}
          />
          <Button variant="primary" icon={table.isFetching ? 'spinner' : 'sync'} onClick={refresh}>
            Refresh
          </Button>
        </>
      }
    >
      <div className={styles.page}>
        <div className={styles.controls}>
          <LabelledControl label="Report" htmlFor={`${id}-report`}>
            <Combobox
              id={`${id}-report`}
              width={22}
              options={reportOptions}
              value={state.report}
              onChange={({ value }) => {
                const chosen = catalog.reports.find(({ name }) => name === value);
                if (chosen) {
                  setState(changeReport(state, report, chosen));
                }
              }}
            />
          </LabelledControl>
          {report.views && report.views.length > 1 && (
            <LabelledControl label="View" htmlFor={`${id}-view`}>
              <Combobox
                id={`${id}-view`}
                width={26}
                options={report.views.map(({ name, label }) => ({ value: name, label }))}
                value={state.reportView}
                onChange={({ value }) => setState(changeReport(state, report, report, value))}
              />
            </LabelledControl>
          )}
          <FilterBar
            dimensions={catalog.dimensions}
            filters={state.filters}
            window={moment.window}
            onChange={(filters) => setState(ask(state, { filters }))}
          />
          <div className={styles.tools}>
            <Button variant="secondary" icon="columns" onClick={() => setChoosingColumns(true)}>
              Columns
            </Button>
            <DownloadButton
              file={{ of: 'report', question: fileQuestion(state, moment), called: report.name }}
              tooltip="Every row of this question, also those the table does not hold"
            />
            <SaveButton
              report={report}
              state={state}
              moment={moment}
              saved={saved}
              onSaved={({ id }) => setState({ ...state, timezone: moment.zone, saved: id })}
            />
            <ReportMenu report={report} state={state} range={range} moment={moment} />
          </div>
        </div>
        <LayoutBar catalog={catalog} report={report} state={state} onChange={setState} />
        {state.chart !== 'none' && (
          <ReportChart
            chart={state.chart}
            state={state}
            moment={moment}
            range={range}
            onZoom={(window) => setState(ask(state, window))}
          />
        )}
        <ReportFigures
          report={report}
          state={state}
          table={table}
          onViewChange={(view) => setState({ ...state, view })}
          onRaiseLimit={() => setState({ ...state, limit: MAX_LIMIT })}
        />
      </div>
      {choosingColumns && (
        <ColumnsPanel
          items={measureItems(catalog)}
          chosen={state.layout === 'pivot' ? state.values : state.measures}
          onChange={(ids) => {
            const measures = measuresNamed(catalog, ids);
            setState({ ...state, ...(state.layout === 'pivot' ? { values: measures } : { measures }) });
          }}
          onClose={() => setChoosingColumns(false)}
        />
      )}
    </PluginPage>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  page: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
  controls: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: theme.spacing(1, 1.5) }),
  tools: css({ display: 'flex', gap: theme.spacing(1), marginLeft: 'auto' }),
});
