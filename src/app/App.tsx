import type { AppRootProps } from '@grafana/data';
import { LoadingPlaceholder } from '@grafana/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import React, { Suspense, useState } from 'react';
import { Navigate, Route, Routes } from 'react-router-dom';

import { createQueryClient } from '../api/query-client';
import { ForRole } from './ForRole';
import { NotFoundPage } from './NotFoundPage';
import { PAGE_ROUTES } from './page-routes';

export function App(_: AppRootProps) {
  const [client] = useState(createQueryClient);

  return (
    <QueryClientProvider client={client}>
      <Suspense fallback={<LoadingPlaceholder text="Loading…" />}>
        <Routes>
          <Route index element={<Navigate to="reports" replace />} />
          {PAGE_ROUTES.map(({ path, Page, guard }) => (
            <Route
              key={path}
              path={path}
              element={
                guard ? (
                  <ForRole minimum={guard.minimum} page={guard.called}>
                    <Page />
                  </ForRole>
                ) : (
                  <Page />
                )
              }
            />
          ))}
          <Route path="*" element={<NotFoundPage />} />
        </Routes>
      </Suspense>
    </QueryClientProvider>
  );
}
