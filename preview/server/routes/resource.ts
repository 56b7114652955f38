import { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

import { readBody } from '../http-reply';
import { replyPluginFailure } from '../plugin-failure';
import { HeaderLists, PluginContext } from '../protocol/messages';
import { PluginClient } from '../protocol/plugin-client';

const NOT_FORWARDED = new Set(['cookie', 'connection', 'host', 'transfer-encoding', 'authorization', 'keep-alive']);

/** Passes a request on to the plugin and its answer back piece by piece; a caller who leaves ends the plugin's call. */
export async function answerResource(
  client: PluginClient,
  pluginContext: PluginContext,
  path: string,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  const search = new URL(request.url ?? '/', 'http://localhost').search;
  const call = client.callResource({
    pluginContext,
    path,
    url: path + search,
    method: request.method ?? 'GET',
    headers: headerLists(request.headers),
    body: await readBody(request),
  });
  response.once('close', () => call.cancel());

  try {
    for await (const piece of call) {
      if (!response.headersSent) {
        response.writeHead(piece.code, outgoingHeaders(piece.headers));
      }
      if (piece.body.length > 0 && !response.write(piece.body)) {
        await drained(response);
      }
    }
    response.end();
  } catch (error) {
    if (!response.headersSent) {
      replyPluginFailure(response, error);
      return;
    }
    // Grafana closes a broken stream as if it were whole: what is sent must show by itself that it is not.
    response.end();
  }
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
}

function headerLists(headers: IncomingHttpHeaders): HeaderLists {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !NOT_FORWARDED.has(name))
      .map(([name, value]) => [canonicalName(name), { values: [value ?? []].flat() }])
  );
}

/** Go writes header names as `Content-Type`. */
function canonicalName(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
}

function outgoingHeaders(lists: HeaderLists): Record<string, string[]> {
  const kept = Object.entries(lists).filter(([name]) => !/^(set-cookie|transfer-encoding|connection)$/i.test(name));
  const headers = Object.fromEntries(kept.map(([name, { values }]) => [name, values]));
  return { ...headers, 'Content-Security-Policy': ['sandbox'] };
}
