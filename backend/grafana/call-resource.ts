import { handleServerStreamingCall, ServerWritableStream } from '@grpc/grpc-js';
import { once } from 'events';
import { IncomingMessage, OutgoingHttpHeaders } from 'http';

import { Problem } from '../../contract/problem';
import { callerOf } from './caller';
import { callerLeaves } from './caller-leaves';
import { GrafanaDoor } from './grafana-door';
import { CallResourceRequest, CallResourceResponse, HeaderLists } from './protocol/messages';

/** Belong to one connection, or would say again, in words anybody can send, who the caller is. */
const NOT_FORWARDED = new Set([
  'authorization',
  'connection',
  'content-length',
  'cookie',
  'expect',
  'host',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const BROKEN = new Problem('The Trunkline service broke off before it answered. Its log has the reason.', {
  status: 502,
});

type Call = ServerWritableStream<CallResourceRequest, CallResourceResponse>;

/** Passes a request of a page on to the service's HTTP handlers, and the answer back in pieces as fast as Grafana takes them. */
export function callResource(door: GrafanaDoor): handleServerStreamingCall<CallResourceRequest, CallResourceResponse> {
  return async (call) => {
    const left = callerLeaves(call);
    let begun = false;
    try {
      const response = await forward(door, call, left);
      begun = true;
      call.write({ code: response.statusCode, headers: responseHeaders(response) });
      await sendBody(response, call, left);
      call.end();
    } catch (error) {
      if (left.aborted) {
        return;
      }
      if (!(error instanceof Problem)) {
        door.logger.error({ err: error }, 'a resource call failed');
      }
      if (begun) {
        // No part of an answer may be taken for the whole.
        call.emit('error', error);
      } else {
        refuse(call, error instanceof Problem ? error : BROKEN);
      }
    }
  };
}

async function forward(door: GrafanaDoor, call: Call, signal: AbortSignal): Promise<IncomingMessage> {
  const { method, url, path, headers, body } = call.request;
  return door.request(await callerOf(door, call), {
    method,
    path: pathOf(url || path),
    headers: { ...requestHeaders(headers), 'content-length': body.length },
    body,
    signal,
  });
}

async function sendBody(body: IncomingMessage, call: Call, signal: AbortSignal): Promise<void> {
  for await (const piece of body) {
    if (!call.write({ body: piece as Buffer })) {
      await once(call, 'drain', { signal });
    }
  }
}

/** Grafana leaves the slash before the path out. */
function pathOf(url: string): string {
  const { pathname, search } = new URL(url.replace(/^\/*/, '/'), 'http://plugin');
  return pathname + search;
}

function requestHeaders(lists: HeaderLists): OutgoingHttpHeaders {
  return Object.fromEntries(
    Object.entries(lists)
      .filter(([name]) => !NOT_FORWARDED.has(name.toLowerCase()))
      .map(([name, { values }]) => [name, values])
  );
}

function responseHeaders({ headersDistinct }: IncomingMessage): HeaderLists {
  return Object.fromEntries(
    Object.entries(headersDistinct)
      .filter(([name, values]) => values && !NOT_FORWARDED.has(name))
      .map(([name, values]) => [name, { values: values! }])
  );
}

function refuse(call: Call, problem: Problem): void {
  call.write({
    code: problem.status,
    headers: {
      'content-type': { values: ['application/json; charset=utf-8'] },
      ...(problem.retryAfterS === undefined ? {} : { 'retry-after': { values: [String(problem.retryAfterS)] } }),
    },
    body: Buffer.from(JSON.stringify(problem.toBody())),
  });
  call.end();
}
