import { createServer, Server } from 'http';

import { createApp } from './app';
import { Door } from './door';

const HEADERS_TIMEOUT_MS = 30_000;
/** Between two requests. */
const KEEP_ALIVE_MS = 5_000;
const MOST_CONNECTIONS = 2_000;

/** The API behind Node's server, which listens only when told to: `requestInProcess` needs no port. */
export function createHttpServer(door: Door): Server {
  const server = createServer({ maxHeaderSize: 64 * 1_024 }, createApp(door));
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.maxConnections = MOST_CONNECTIONS;
  // Calls are sent as one long stream, for as long as they take to store.
  server.requestTimeout = 0;
  return server;
}
