import { QueryClientProvider } from '@tanstack/react-query';
import { render, type RenderResult } from '@testing-library/react';
import React, { type ReactElement } from 'react';
import { MemoryRouter } from 'react-router-dom';

import { createQueryClient } from '../api/query-client';

/** Renders part of the app as it stands under Grafana's router, at an address below the app's. */
export function renderInApp(element: ReactElement, { path = '/' }: { path?: string } = {}): RenderResult {
  const client = createQueryClient();
  client.setDefaultOptions({ queries: { ...client.getDefaultOptions().queries, retry: false } });

  return render(
    <QueryClientProvider client={client}>
      <MemoryRouter initialEntries={[path]} future={{ v7_startTransition: true, v7_relativeSplatPath: true }}>
        {element}
      </MemoryRouter>
    </QueryClientProvider>
  );
}
