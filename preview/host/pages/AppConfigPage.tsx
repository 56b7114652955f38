import { PluginContextProvider } from '@grafana/data';
import { LoadingPlaceholder, Stack, TextLink } from '@grafana/ui';
import React from 'react';
import { useParams } from 'react-router';

import { loadApp } from '../plugin-loader';
import { TitledPage } from '../TitledPage';
import { useLoaded } from '../useLoaded';

/** The configuration pages an app adds to its entry among Grafana's plugins. */
export function AppConfigPage() {
  const { pluginId = '' } = useParams();
  const app = useLoaded(() => loadApp(pluginId), pluginId);
  if (!app) {
    return <LoadingPlaceholder text="Loading the plugin…" />;
  }
  const { configPages = [], meta } = app;
  const asked = new URLSearchParams(window.location.search).get('page');
  const shown = configPages.find((page) => page.id === asked) ?? configPages[0];
  const Body = shown.body;
  return (
    <PluginContextProvider meta={meta}>
      <TitledPage pageNav={{ text: meta.name, subTitle: meta.info.description }}>
        {configPages.length > 1 && (
          <Stack>
            {configPages.map(({ id, title }) => (
              <TextLink key={id} href={`/plugins/${pluginId}?page=${id}`}>
                {title}
              </TextLink>
            ))}
          </Stack>
        )}
        <Body plugin={app} query={{}} />
      </TitledPage>
    </PluginContextProvider>
  );
}
