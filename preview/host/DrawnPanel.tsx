import { applyFieldOverrides, DataFrame, getDisplayProcessor, getFieldDisplayName, LoadingState } from '@grafana/data';
import { PanelRendererProps } from '@grafana/runtime';
import { BarGaugeDisplayMode, LegendDisplayMode, VizOrientation } from '@grafana/schema';
import { BarGauge, TimeSeries, useTheme2 } from '@grafana/ui';
import React from 'react';

/** Stands for Grafana's own panels, which are not published: lines over time, and bars as a list. */
export function DrawnPanel({ pluginId, data, width, height, timeZone = 'browser' }: PanelRendererProps) {
  const theme = useTheme2();
  if (data?.state !== LoadingState.Done) {
    return null;
  }
  const frames = applyFieldOverrides({
    data: data.series,
    fieldConfig: { defaults: {}, overrides: [] },
    replaceVariables: (text) => text,
    theme,
    timeZone,
  });
  switch (pluginId) {
    case 'timeseries':
      return (
        <TimeSeries
          frames={frames}
          timeRange={data.timeRange}
          timeZone={timeZone}
          width={width}
          height={height}
          legend={{ showLegend: true, displayMode: LegendDisplayMode.List, placement: 'bottom', calcs: [] }}
        />
      );
    case 'barchart':
      return <Bars frame={frames[0]} width={width} />;
    default:
      return <p>The preview has no panel {pluginId}.</p>;
  }
}

function Bars({ frame, width }: { frame: DataFrame; width: number }) {
  const theme = useTheme2();
  const [names, ...measures] = frame.fields;
  const max = Math.max(...measures.flatMap(({ values }) => values.map(Number)));
  return (
    <>
      {measures.map((field) => {
        const display = field.display ?? getDisplayProcessor({ field, theme });
        return (
          <section key={field.name} aria-label={getFieldDisplayName(field, frame)}>
            {field.values.map((value, row) => (
              <BarGauge
                key={row}
                value={{ ...display(value), title: `${names.values[row]}: ${getFieldDisplayName(field, frame)}` }}
                field={{ ...field.config, max }}
                display={display}
                theme={theme}
                width={width}
                height={22}
                orientation={VizOrientation.Horizontal}
                displayMode={BarGaugeDisplayMode.Basic}
              />
            ))}
          </section>
        );
      })}
    </>
  );
}
