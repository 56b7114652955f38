import { QueryClient } from '@tanstack/react-query';

import { ServiceError } from './service-error';

const UNREACHABLE = 502;

/** A mistake in a question stays one however often it is asked; only a service that is not there is asked once more. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 1 && error instanceof ServiceError && error.status >= UNREACHABLE,
      },
    },
  });
}
