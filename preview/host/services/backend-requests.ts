import { AppEvents } from '@grafana/data';
import { BackendSrv, BackendSrvRequest, FetchError, FetchResponse, getAppEvents } from '@grafana/runtime';
import { isObject } from 'lodash';
import { lastValueFrom, Observable } from 'rxjs';

/** Grafana's way to its server, as far as plugins see it: shapes of answers and errors, cancelling, alerts. */
export function backendRequests(): BackendSrv {
  const running = new Map<string, AbortController>();

  function fetchOnce<T>(options: BackendSrvRequest): Observable<FetchResponse<T>> {
    return new Observable((subscriber) => {
      const controller = new AbortController();
      if (options.requestId) {
        running.get(options.requestId)?.abort();
        running.set(options.requestId, controller);
      }
      options.abortSignal?.addEventListener('abort', () => controller.abort());
      send<T>(options, controller.signal).then(
        (response) => {
          subscriber.next(response);
          subscriber.complete();
        },
        (cause: unknown) => {
          const error = fetchError(options, cause, controller.signal.aborted);
          subscriber.error(error);
          alertUnlessHandled(options, error);
        }
      );
      return () => controller.abort();
    });
  }

  const request = async <T>(options: BackendSrvRequest) => (await lastValueFrom(fetchOnce<T>(options))).data;

  return {
    fetch: fetchOnce,
    request,
    datasourceRequest: (options) => lastValueFrom(fetchOnce(options)),
    get: (url, params, requestId, options) => request({ ...options, method: 'GET', url, params, requestId }),
    delete: (url, data, options) => request({ ...options, method: 'DELETE', url, data }),
    post: (url, data, options) => request({ ...options, method: 'POST', url, data }),
    patch: (url, data, options) => request({ ...options, method: 'PATCH', url, data }),
    put: (url, data, options) => request({ ...options, method: 'PUT', url, data }),
    chunked: () => {
      throw new Error('The preview does not offer chunked responses.');
    },
  };
}

async function send<T>(options: BackendSrvRequest, signal: AbortSignal): Promise<FetchResponse<T>> {
  const response = await fetch(urlOf(options), {
    method: options.method ?? 'GET',
    credentials: 'same-origin',
    signal,
    ...bodyOf(options),
  });
  const data = (await readData(response, options.responseType)) as T;
  const { ok, status, statusText, headers, url, type, redirected } = response;
  const answered = { data, status, statusText, ok, headers, url, type, redirected, config: options };
  if (!ok) {
    throw answered;
  }
  return answered;
}

function urlOf({ url, params }: BackendSrvRequest): string {
  const search = new URLSearchParams();
  Object.entries(params ?? {}).forEach(([name, value]) =>
    [value].flat().forEach((one) => one !== undefined && one !== null && search.append(name, String(one)))
  );
  const path = url.startsWith('/') ? url : `/${url}`;
  const query = search.toString();
  return query ? `${path}${path.includes('?') ? '&' : '?'}${query}` : path;
}

function bodyOf({ data, headers }: BackendSrvRequest): Pick<RequestInit, 'body' | 'headers'> {
  if (data === undefined || data === null) {
    return { headers };
  }
  const plain = typeof data === 'string' || data instanceof Blob || data instanceof FormData;
  return {
    body: plain ? data : JSON.stringify(data),
    headers: plain ? headers : { 'Content-Type': 'application/json', ...headers },
  };
}

async function readData(response: Response, type: BackendSrvRequest['responseType']): Promise<unknown> {
  if (response.ok && type && type !== 'json') {
    return response[type === 'arraybuffer' ? 'arrayBuffer' : type]();
  }
  const text = await response.text();
  try {
    return JSON.parse(text);
  } catch {
    return type === 'json' ? {} : text;
  }
}

function fetchError(config: BackendSrvRequest, cause: unknown, aborted: boolean): FetchError {
  if (aborted) {
    return {
      status: -1,
      statusText: 'Request was aborted',
      data: null,
      cancelled: true,
      type: 'cancelled',
      config,
    } as FetchError;
  }
  if (!isObject(cause) || !('status' in cause)) {
    return { status: 0, statusText: 'Failed to fetch', data: { message: 'Failed to fetch' }, config };
  }
  const { status, statusText, data } = cause as FetchResponse<unknown>;
  return { status, statusText, data: errorData(data), config };
}

function errorData(data: unknown): object {
  if (!isObject(data)) {
    const message = String(data || 'Unexpected error');
    return { message, error: message, response: message };
  }
  const { error } = data as { error?: unknown };
  return 'message' in data || typeof error !== 'string' ? data : { ...data, message: error };
}

/** Whoever asked has a moment to mark the error as handled before an alert appears. */
function alertUnlessHandled({ showErrorAlert, url }: BackendSrvRequest, error: FetchError): void {
  const dataQuery = url.includes('/api/ds/query');
  if (showErrorAlert === false || (showErrorAlert === undefined && dataQuery) || error.cancelled) {
    return;
  }
  setTimeout(() => {
    if (!error.isHandled) {
      const type = error.status === 422 ? AppEvents.alertWarning.name : AppEvents.alertError.name;
      getAppEvents().publish({ type, payload: [error.data.message] });
    }
  }, 50);
}
