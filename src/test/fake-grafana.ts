import {
  type BackendSrv,
  type BackendSrvRequest,
  type FetchError,
  type FetchResponse,
  setBackendSrv,
} from '@grafana/runtime';
import { delay, NEVER, Observable, of, throwError } from 'rxjs';

/** What Grafana does with one request: answer with data, refuse, or never come back. */
export type Reply = (request: BackendSrvRequest) => unknown;

export interface FakeGrafana {
  requests: BackendSrvRequest[];
  /** Addresses of requests whose caller left before the answer. */
  cancelled: string[];
}

class Refusal {
  constructor(
    readonly status: number,
    readonly data: unknown
  ) {}
}

const FOREVER = Symbol('forever');

export function refusal(status: number, data?: unknown): Refusal {
  return new Refusal(status, data);
}

export function neverAnswers() {
  return FOREVER;
}

/**
 * Stands where Grafana's server stands. Replies are found by method and the end of the address: `GET v1/sources`. What
 * has no reply is refused as by a Grafana whose plugin is not there.
 */
export function fakeGrafana(replies: Record<string, Reply>): FakeGrafana {
  const fake: FakeGrafana = { requests: [], cancelled: [] };

  const fetch = <T>(request: BackendSrvRequest): Observable<FetchResponse<T>> =>
    new Observable((observer) => {
      let answered = false;
      fake.requests.push(request);
      const subscription = answer<T>(replies, request).subscribe({
        next: (response) => observer.next(response),
        error: (error: unknown) => {
          answered = true;
          observer.error(error);
        },
        complete: () => {
          answered = true;
          observer.complete();
        },
      });
      return () => {
        subscription.unsubscribe();
        if (!answered) {
          fake.cancelled.push(request.url);
        }
      };
    });

  setBackendSrv({ fetch } as BackendSrv);
  return fake;
}

function answer<T>(replies: Record<string, Reply>, request: BackendSrvRequest): Observable<FetchResponse<T>> {
  const { method = 'GET', url } = request;
  const found = Object.entries(replies).find(([key]) => {
    const [verb, end] = key.split(' ');
    return verb === method && url.endsWith(end);
  });
  const data = found ? found[1](request) : refusal(404, { message: 'Plugin not found' });
  if (data === FOREVER) {
    return NEVER;
  }
  if (data instanceof Refusal) {
    const error: FetchError = { status: data.status, data: data.data, config: request };
    return throwError(() => error);
  }
  return of({ data, status: 200, ok: true, config: request, url } as FetchResponse<T>).pipe(delay(0));
}
