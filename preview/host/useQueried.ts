import {
  CoreApp,
  DataFrame,
  DataQuery,
  DataQueryRequest,
  getDefaultTimeRange,
  LoadingState,
  PanelData,
  rangeUtil,
  TimeRange,
  toDataFrame,
} from '@grafana/data';
import { config, getDataSourceSrv } from '@grafana/runtime';
import { useEffect, useState } from 'react';
import { from, Subscription } from 'rxjs';
import { switchMap } from 'rxjs/operators';

const MAX_DATA_POINTS = 800;

/** Runs queries through the data source whenever `run` counts up, as a panel does. */
export function useQueried(app: CoreApp, queries: DataQuery[], range: TimeRange, run: number): PanelData {
  const [data, setData] = useState<PanelData>(NOT_ASKED);
  const asked = JSON.stringify([queries, range, run]);
  useEffect(() => {
    const request = requestOf(app, queries, range, run);
    setData((before) => ({ ...before, state: LoadingState.Loading, timeRange: range, request }));
    const running: Subscription = from(getDataSourceSrv().get())
      .pipe(switchMap((dataSource) => from(dataSource.query(request))))
      .subscribe({
        next: ({ data: frames, error, errors }) =>
          setData({
            state: error || errors?.length ? LoadingState.Error : LoadingState.Done,
            series: frames.map((frame) => toDataFrame(frame) as DataFrame),
            timeRange: range,
            error: error ?? errors?.[0],
            errors,
            request,
          }),
        error: (error: Error) =>
          setData({
            state: LoadingState.Error,
            series: [],
            timeRange: range,
            error: { message: error.message },
            request,
          }),
      });
    return () => running.unsubscribe();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `asked` holds all that is asked, by value
  }, [asked]);
  return data;
}

const NOT_ASKED: PanelData = { state: LoadingState.NotStarted, series: [], timeRange: getDefaultTimeRange() };

function requestOf(app: CoreApp, targets: DataQuery[], range: TimeRange, run: number): DataQueryRequest {
  const { interval, intervalMs } = rangeUtil.calculateInterval(range, MAX_DATA_POINTS);
  return {
    app,
    requestId: `${app}-${run}`,
    interval,
    intervalMs,
    maxDataPoints: MAX_DATA_POINTS,
    range,
    scopedVars: {},
    startTime: Date.now(),
    targets,
    timezone: config.bootData.user.timezone,
  };
}
