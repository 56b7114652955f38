import { css } from '@emotion/css';
import { applyFieldOverrides, DataFrame, getFieldDisplayName, getThemeById, PanelData } from '@grafana/data';
import { config } from '@grafana/runtime';
import { Sparkline, Table, useTheme2 } from '@grafana/ui';
import React from 'react';

import { previewBoot } from './preview-boot';

const WIDTH = 1200;
const LINE = { width: 600, height: 40 };
const TABLE = { header: 60, row: 36, most: 500 };

/** Frames meant for a graph as one line a series, all others as tables. */
export function QueryResult({ data }: { data: PanelData }) {
  const frames = applyFieldOverrides({
    data: data.series,
    fieldConfig: { defaults: {}, overrides: [] },
    replaceVariables: (text) => text,
    theme: getThemeById(previewBoot.theme),
    timeZone: config.bootData.user.timezone,
  });
  const graphs = frames.filter((frame) => frame.meta?.preferredVisualisationType === 'graph');
  const tables = frames.filter((frame) => !graphs.includes(frame));
  return (
    <section aria-label="Result" aria-busy={data.state === 'Loading'} className={css({ width: WIDTH })}>
      {graphs.length > 0 && <SeriesList frames={graphs} />}
      {tables.map((frame, index) => (
        <Table
          key={index}
          data={frame}
          width={WIDTH}
          height={Math.min(TABLE.most, TABLE.header + TABLE.row * frame.length)}
        />
      ))}
    </section>
  );
}

function SeriesList({ frames }: { frames: DataFrame[] }) {
  const theme = useTheme2();
  return (
    <ul aria-label="Series" className={css({ listStyle: 'none' })}>
      {frames.flatMap((frame, index) => {
        const [x, ...lines] = frame.fields;
        return lines.map((y) => (
          <li key={`${index} ${y.name}`} className={css({ alignItems: 'center', display: 'flex', gap: 16 })}>
            <Sparkline {...LINE} sparkline={{ x, y }} theme={theme} />
            <span>
              {getFieldDisplayName(y, frame, frames)} ({frame.length} points)
            </span>
          </li>
        ));
      })}
    </ul>
  );
}
