import { AppPlugin, type AppRootProps } from '@grafana/data';
import { LoadingPlaceholder } from '@grafana/ui';
import React, { lazy, Suspense } from 'react';

import type { ConfigurationPageProps } from './pages/configuration/ConfigurationPage';

const LazyApp = lazy(() => import('./app/App').then(({ App }) => ({ default: App })));
const LazyConfiguration = lazy(() =>
  import('./pages/configuration/ConfigurationPage').then(({ ConfigurationPage }) => ({ default: ConfigurationPage }))
);

const Root = (props: AppRootProps) => (
  <Suspense fallback={<LoadingPlaceholder text="Loading…" />}>
    <LazyApp {...props} />
  </Suspense>
);

const Configuration = (props: ConfigurationPageProps) => (
  <Suspense fallback={<LoadingPlaceholder text="Loading…" />}>
    <LazyConfiguration {...props} />
  </Suspense>
);

export const plugin = new AppPlugin()
  .setRootPage(Root)
  .addConfigPage({ title: 'Configuration', icon: 'cog', id: 'configuration', body: Configuration });
