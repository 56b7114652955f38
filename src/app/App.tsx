import type { AppRootProps } from '@grafana/data';
import { LoadingPlaceholder } from '@grafana/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import React, { lazy, Suspense, useState } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';

import { createQueryClient } from '../api/query-client';
import { ForRole } from './ForRole';
import { NotFoundPage } from './NotFoundPage';

const ReportListPage = lazy(() =>
  import('../pages/report-list/ReportListPage').then(({ ReportListPage }) => ({ default: ReportListPage }))
);
const ReportPage = lazy(() =>
  import('../pages/reports/ReportPage').then(({ ReportPage }) => ({ default: ReportPage }))
);
const SourcesPage = lazy(() =>
  import('../pages/sources/SourcesPage').then(({ SourcesPage }) => ({ default: SourcesPage }))
);
const StoragePage = lazy(() =>
  import('../pages/storage/StoragePage').then(({ StoragePage }) => ({ default: StoragePage }))
);
const ReferencePage = lazy(() =>
  import('../pages/reference/ReferencePage').then(({ ReferencePage }) => ({ default: ReferencePage }))
);
const SchedulesPage = lazy(() =>
  import('../pages/schedules/SchedulesPage').then(({ SchedulesPage }) => ({ default: SchedulesPage }))
);
const SchedulePage = lazy(() =>
  import('../pages/schedules/SchedulePage').then(({ SchedulePage }) => ({ default: SchedulePage }))
);
const RunsPage = lazy(() => import('../pages/runs/RunsPage').then(({ RunsPage }) => ({ default: RunsPage })));
const ContactsPage = lazy(() =>
  import('../pages/contacts/ContactsPage').then(({ ContactsPage }) => ({ default: ContactsPage }))
);
const TemplatesPage = lazy(() =>
  import('../pages/templates/TemplatesPage').then(({ TemplatesPage }) => ({ default: TemplatesPage }))
);
const TemplatePage = lazy(() =>
  import('../pages/templates/TemplatePage').then(({ TemplatePage }) => ({ default: TemplatePage }))
);
const MailServerPage = lazy(() =>
  import('../pages/mail-server/MailServerPage').then(({ MailServerPage }) => ({ default: MailServerPage }))
);

export function App(_: AppRootProps) {
  const [client] = useState(createQueryClient);

  return (
    <QueryClientProvider client={client}>
      <Suspense fallback={<LoadingPlaceholder text="Loading…" />}>
        <Routes>
          <Route index element={<Navigate to="reports" replace />} />
          <Route path="reports" element={<ReportListPage />} />
          <Route path="reports/:name" element={<ReportPage />} />
          <Route
            path="sources/*"
            element={
              <ForRole minimum="Editor" page="Sources">
                <SourcesPage />
              </ForRole>
            }
          />
          <Route
            path="reference/*"
            element={
              <ForRole minimum="Editor" page="Reference data">
                <ReferencePage />
              </ForRole>
            }
          />
          <Route
            path="storage/*"
            element={
              <ForRole minimum="Editor" page="Storage">
                <StoragePage />
              </ForRole>
            }
          />
          <Route
            path="schedules"
            element={
              <ForRole minimum="Editor" page="Schedules">
                <SchedulesPage />
              </ForRole>
            }
          />
          <Route
            path="schedules/:id"
            element={
              <ForRole minimum="Editor" page="Schedules">
                <SchedulePage />
              </ForRole>
            }
          />
          <Route
            path="runs/*"
            element={
              <ForRole minimum="Editor" page="Runs">
                <RunsPage />
              </ForRole>
            }
          />
          <Route
            path="contacts/*"
            element={
              <ForRole minimum="Editor" page="Contacts">
                <ContactsPage />
              </ForRole>
            }
          />
          <Route
            path="templates"
            element={
              <ForRole minimum="Editor" page="Templates">
                <TemplatesPage />
              </ForRole>
            }
          />
          <Route
            path="templates/:id"
            element={
              <ForRole minimum="Editor" page="Templates">
                <TemplatePage />
              </ForRole>
            }
          />
          <Route
            path="mail-server/*"
            element={
              <ForRole minimum="Editor" page="The mail server">
                <MailServerPage />
              </ForRole>
            }
          />
          <Route path="*" element={<NotFoundPage />} />
        </Routes>
      </Suspense>
    </QueryClientProvider>
  );
}
