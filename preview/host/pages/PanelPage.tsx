import { css } from '@emotion/css';
import {
  applyFieldOverrides,
  CoreApp,
  DataQuery,
  EventBusSrv,
  FieldConfigSource,
  getThemeById,
  PanelPlugin,
  PluginContextProvider,
} from '@grafana/data';
import { config } from '@grafana/runtime';
import { LoadingPlaceholder } from '@grafana/ui';
import React, { useState } from 'react';

import { GrafanaQueryInput } from '../../../contract/grafana-query';
import { BREAKOUT_PANEL_ID } from '../../../contract/plugin-ids';
import { loadPanel } from '../plugin-loader';
import { previewBoot } from '../preview-boot';
import { TimeRangeField } from '../TimeRangeField';
import { useLoaded } from '../useLoaded';
import { useQueried } from '../useQueried';
import { useUrlTimeRange } from '../useUrlTimeRange';

const BREAKOUT: GrafanaQueryInput = {
  layout: 'breakout',
  measures: ['attempts', 'calls', 'answered', 'asr', 'acd_s', 'talk_s', 'customer_charge', 'provider_charge', 'profit'],
  dimensions: ['customer_id', 'provider_id', 'destination_name'],
  currencies: ['USD'],
};

const events = new EventBusSrv();

/** The breakout panel at the size `?width=` and `?height=` name, asking `?query=` with `?options=` (their JSON). */
export function PanelPage() {
  const plugin = useLoaded(() => loadPanel(BREAKOUT_PANEL_ID), BREAKOUT_PANEL_ID);
  return plugin ? <Panel plugin={plugin} /> : <LoadingPlaceholder text="Loading the panel…" />;
}

function Panel({ plugin }: { plugin: PanelPlugin }) {
  const search = new URLSearchParams(window.location.search);
  const size = { width: Number(search.get('width') ?? 1000), height: Number(search.get('height') ?? 500) };
  const asked = search.get('query');
  const query = { refId: 'A', ...(asked ? (JSON.parse(asked) as GrafanaQueryInput) : BREAKOUT) };
  const [range, setRange] = useUrlTimeRange();
  const chosen = search.get('options');
  const [options, setOptions] = useState<object>({
    ...plugin.defaults,
    ...(chosen ? (JSON.parse(chosen) as object) : {}),
  });
  const [fieldConfig, setFieldConfig] = useState<FieldConfigSource>(plugin.fieldConfigDefaults);
  const data = useQueried(CoreApp.Dashboard, [query as DataQuery], range, 0);
  const series = applyFieldOverrides({
    data: data.series,
    fieldConfig,
    fieldConfigRegistry: plugin.fieldConfigRegistry,
    replaceVariables: (text) => text,
    theme: getThemeById(previewBoot.theme),
    timeZone: config.bootData.user.timezone,
  });
  const Body = plugin.panel;
  if (!Body) {
    return null;
  }
  return (
    <main className={css({ padding: 16 })}>
      <TimeRangeField value={range} onChange={setRange} />
      <section aria-label="Panel" className={css({ ...size, marginTop: 16, overflow: 'hidden', position: 'relative' })}>
        <PluginContextProvider meta={plugin.meta}>
          <Body
            id={1}
            title={search.get('title') ?? 'Breakout'}
            data={{ ...data, series }}
            timeRange={range}
            timeZone={config.bootData.user.timezone}
            options={options}
            onOptionsChange={setOptions}
            fieldConfig={fieldConfig}
            onFieldConfigChange={setFieldConfig}
            onChangeTimeRange={() => undefined}
            replaceVariables={(text) => text}
            renderCounter={0}
            transparent={false}
            eventBus={events}
            {...size}
          />
        </PluginContextProvider>
      </section>
    </main>
  );
}
