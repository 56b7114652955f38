import { IncomingMessage, OutgoingHttpHeaders, request, Server } from 'http';
import { Duplex, duplexPair, Readable } from 'stream';
import { pipeline } from 'stream/promises';

import { Principal } from '../access/principal';

export interface InProcessRequest {
  method: string;
  /** With the query string. */
  path: string;
  headers: OutgoingHttpHeaders;
  body?: Readable | Buffer;
  /** Ends the request as a caller that goes away does. */
  signal?: AbortSignal;
}

/** Who is at the other end of a connection made in this process. No header can get anyone into it. */
const principals = new WeakMap<object, Principal>();

/** The principal of a connection made by `requestInProcess`; undefined for one that came over the network. */
export function inProcessPrincipal(socket: object): Principal | undefined {
  return principals.get(socket);
}

/** Speaks HTTP to the server over a pair of streams in memory, so that both doors lead to the same handlers and checks. */
export function requestInProcess(
  server: Server,
  principal: Principal,
  { method, path, headers, body, signal }: InProcessRequest
): Promise<IncomingMessage> {
  const [near, far] = duplexPair();
  breakTogether(near, far);
  principals.set(far, principal);
  server.emit('connection', far);

  return new Promise((resolve, reject) => {
    const outgoing = request({
      method,
      path,
      headers: { host: 'in-process', ...headers },
      signal,
      createConnection: () => near,
    });
    let answered = false;
    outgoing.once('response', (response) => {
      answered = true;
      resolve(response);
    });
    outgoing.on('error', reject);
    if (body instanceof Readable) {
      pipeline(body, outgoing).catch((error: Error) => {
        if (!answered) {
          reject(error);
        }
      });
    } else {
      outgoing.end(body);
    }
  });
}

/** An end that is destroyed before it has said everything takes the other one with it, as a lost connection does. */
function breakTogether(one: Duplex, other: Duplex): void {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ]) {
    from.on('close', () => {
      if (!from.writableFinished) {
        to.destroy();
      }
    });
  }
}
