import { getBackendSrv } from '@grafana/runtime';
import { fromEvent, lastValueFrom, NEVER, takeUntil } from 'rxjs';

import { APP_ID } from '../../contract/plugin-ids';
import { toServiceError } from './service-error';

export interface ServiceRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  params?: Record<string, string | number | undefined>;
  data?: unknown;
  /** Aborting it cancels the request, and with it the query in the database. */
  signal?: AbortSignal;
}

const RESOURCES = `/api/plugins/${APP_ID}/resources`;

/** Path of a resource of the service, below Grafana's own root. */
export function resourcePath(path: string): string {
  return `${RESOURCES}/${path}`;
}

/** Asks the service through Grafana. Throws a `ServiceError`. */
export async function requestService<T>(path: string, request: ServiceRequest = {}): Promise<T> {
  const { method = 'GET', params, data, signal } = request;
  const left = signal ? fromEvent(signal, 'abort') : NEVER;
  try {
    const response = getBackendSrv().fetch<T>({
      url: resourcePath(path),
      method,
      params,
      data,
      showErrorAlert: false,
      showSuccessAlert: false,
    });
    return (await lastValueFrom(response.pipe(takeUntil(left)))).data;
  } catch (cause) {
    throw toServiceError(cause);
  }
}
