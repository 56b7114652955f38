import { ServerResponse } from 'node:http';

import { ServiceError, status } from '@grpc/grpc-js';

import { replyJson } from './http-reply';

/** Grafana's words for a plugin that cannot be reached, and for one that failed to answer. */
export function replyPluginFailure(response: ServerResponse, error: unknown): void {
  if (response.destroyed) {
    return;
  }
  const unavailable = (error as Partial<ServiceError>).code === status.UNAVAILABLE;
  replyJson(response, 500, {
    message: unavailable ? 'Plugin unavailable' : 'An error occurred within the plugin',
    messageId: unavailable ? 'plugin.unavailable' : 'plugin.requestFailureError',
    statusCode: 500,
    traceID: '',
  });
}
