import { getThemeById, ThemeContext } from '@grafana/data';
import { HistoryWrapper, LocationServiceProvider, locationService } from '@grafana/runtime';
import {
  ErrorBoundaryAlert,
  GlobalStyles,
  ModalRoot,
  ModalsProvider,
  PortalContainer,
  TimeRangeProvider,
} from '@grafana/ui';
import React from 'react';
import { Navigate, Route, Routes } from 'react-router';

import { APP_ID } from '../../contract/plugin-ids';
import { HistoryRouter } from './HistoryRouter';
import { Navigation } from './Navigation';
import { AppConfigPage } from './pages/AppConfigPage';
import { AppPage } from './pages/AppPage';
import { DataSourcePage } from './pages/DataSourcePage';
import { ExplorePage } from './pages/ExplorePage';
import { PanelPage } from './pages/PanelPage';
import { previewBoot } from './preview-boot';
import { Toasts } from './Toasts';

const theme = getThemeById(previewBoot.theme);

export function PreviewPage() {
  return (
    <LocationServiceProvider service={locationService as HistoryWrapper}>
      <ThemeContext.Provider value={theme}>
        <GlobalStyles />
        <HistoryRouter>
          <ModalsProvider>
            <TimeRangeProvider>
              <Navigation>
                <ErrorBoundaryAlert title="The page could not be drawn">
                  <Routes>
                    <Route path="/a/:pluginId/*" element={<AppPage />} />
                    <Route path="/plugins/:pluginId" element={<AppConfigPage />} />
                    <Route path="/datasources/edit/:uid" element={<DataSourcePage />} />
                    <Route path="/panel" element={<PanelPage />} />
                    <Route path="/explore" element={<ExplorePage />} />
                    <Route path="*" element={<Navigate to={`/a/${APP_ID}`} replace />} />
                  </Routes>
                </ErrorBoundaryAlert>
              </Navigation>
              <ModalRoot />
              <PortalContainer />
              <Toasts />
            </TimeRangeProvider>
          </ModalsProvider>
        </HistoryRouter>
      </ThemeContext.Provider>
    </LocationServiceProvider>
  );
}
