import { AppPluginMeta, PluginContextProvider } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { LoadingPlaceholder } from '@grafana/ui';
import React from 'react';
import { Route, Routes, useLocation, useParams } from 'react-router';

import { loadApp } from '../plugin-loader';
import { useLoaded } from '../useLoaded';

const NO_NAVIGATION = () => undefined;

export function AppPage() {
  const { pluginId = '' } = useParams();
  const { pathname } = useLocation();
  const app = useLoaded(() => loadApp(pluginId), pluginId);
  const Root = app?.root;
  if (!app || !Root) {
    return <LoadingPlaceholder text="Loading the plugin…" />;
  }
  const basename = `/a/${pluginId}`;
  const props = {
    meta: app.meta as AppPluginMeta,
    basename,
    path: pathname,
    query: locationService.getSearchObject(),
    onNavChanged: NO_NAVIGATION,
  };
  return (
    <PluginContextProvider meta={app.meta}>
      <Routes>
        <Route path="*" element={<Root {...props} />} />
      </Routes>
    </PluginContextProvider>
  );
}
