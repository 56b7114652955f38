import './grafana-boot-data';

import React from 'react';
import { createRoot } from 'react-dom/client';

import { PreviewPage } from './PreviewPage';
import { shareModules } from './plugin-loader';
import { provideRuntimeServices } from './services/runtime-services';

// Sharing takes a copy of every export as it is: what the services replace must be in place by then.
provideRuntimeServices();
shareModules();
createRoot(document.getElementById('reactRoot')!).render(<PreviewPage />);
