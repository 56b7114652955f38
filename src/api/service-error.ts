import { isFetchError } from '@grafana/runtime';

import { APP_ID } from '../../contract/plugin-ids';
import type { ProblemBody } from '../../contract/problem';

/** Why a question got no answer, in a sentence for the person who asked it. */
export class ServiceError extends Error {
  readonly status: number;
  /** The part of the input that is wrong, as a path: `filters[0].values`. */
  readonly field?: string;
  readonly allowed?: readonly string[];

  constructor(message: string, detail: { status?: number; field?: string; allowed?: readonly string[] } = {}) {
    super(message);
    this.name = 'ServiceError';
    this.status = detail.status ?? 0;
    this.field = detail.field;
    this.allowed = detail.allowed;
  }
}

export function toServiceError(cause: unknown): ServiceError {
  if (cause instanceof ServiceError) {
    return cause;
  }
  if (!isFetchError(cause)) {
    return new ServiceError(cause instanceof Error ? cause.message : String(cause));
  }
  const { status, data } = cause;
  if (isProblem(data)) {
    return new ServiceError(data.error, { status, field: data.field, allowed: data.allowed });
  }
  return new ServiceError(sentenceFor(status, grafanaMessage(data)), { status });
}

/** Grafana adds a `message` to every body: a copy of our sentence when it is ours, its own words when it is not. */
function isProblem(data: unknown): data is ProblemBody {
  if (typeof data !== 'object' || data === null || !('error' in data) || typeof data.error !== 'string') {
    return false;
  }
  return !('message' in data) || data.message === data.error;
}

function grafanaMessage(data: unknown): string {
  const hasMessage = typeof data === 'object' && data !== null && 'message' in data && typeof data.message === 'string';
  return hasMessage ? `: ${data.message}` : '';
}

function sentenceFor(status: number, message: string): string {
  if (!status) {
    return 'Grafana could not be reached. Check your connection, then try again.';
  }
  if (status === 401) {
    return 'You are signed out of Grafana. Sign in again, then try again.';
  }
  if (status === 403) {
    return `You are not allowed to see this${message}. Ask an administrator of Grafana for access.`;
  }
  if (status === 404) {
    return `Grafana has not started Trunkline's backend (HTTP 404${message}). Check that the app is enabled and that Grafana's log shows no error about ${APP_ID}.`;
  }
  if (status < 500) {
    return `The question was refused (HTTP ${status}${message}).`;
  }
  return `The Trunkline service could not be reached (HTTP ${status}${message}). Check that it is running and that trunkline_address in grafana.ini, section [plugin.${APP_ID}], is the one the service prints when it starts.`;
}
