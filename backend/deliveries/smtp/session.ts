import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { Readable } from 'stream';
import { ConnectionOptions, TLSSocket } from 'tls';

import { ReachableServer } from '../server/mail-server';
import { SmtpFailure } from './smtp-failure';

export interface SmtpTimeouts {
  connectMs: number;
  greetingMs: number;
  /** Of silence at any later point: RFC 5321 gives the server 10 minutes for its answer to the final dot. */
  silenceMs: number;
}

const RESET_MS = 5_000;

export const USUAL_TIMEOUTS: SmtpTimeouts = { connectMs: 30_000, greetingMs: 60_000, silenceMs: 600_000 };

export interface SessionOptions {
  timeouts: SmtpTimeouts;
  /** Certificates to trust besides the system's. */
  ca?: ConnectionOptions['ca'];
}

export interface Envelope {
  from: string;
  to: string;
  /** At least the bytes of the message. */
  size: number;
}

/** A conversation with the mail server, logged in. */
export interface Session {
  /** The largest message the server said it takes; null: it says none. */
  readonly announcedBytes: number | null;
  readonly tls: string | null;
  readonly isOpen: boolean;
  /**
   * Sends one message; answers what the server said when it took it. The body is not read before the server asked for it,
   * and an error of the body cuts the connection before the final dot. Throws an SmtpFailure.
   */
  send(envelope: Envelope, body: Readable): Promise<string>;
  /** Makes it ready for the next message. Throws an SmtpFailure when the server is gone. */
  reset(): Promise<void>;
  /** At once: a message under way never gets its final dot. */
  close(): void;
  quit(): void;
}

/** Throws an SmtpFailure of the stage `connect`. */
export function openSession(
  server: ReachableServer,
  { timeouts, ca }: SessionOptions,
  signal?: AbortSignal
): Promise<Session> {
  const connection = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.security === 'tls',
    requireTLS: server.security === 'starttls',
    ignoreTLS: server.security === 'none',
    name: server.fromAddress.split('@')[1],
    connectionTimeout: timeouts.connectMs,
    greetingTimeout: timeouts.greetingMs,
    socketTimeout: timeouts.silenceMs,
    dnsTimeout: timeouts.connectMs,
    socketCloseTimeout: 0,
    tls: { ca, minVersion: 'TLSv1.2' },
  });
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      signal?.removeEventListener('abort', stop);
      connection.close();
      reject(new SmtpFailure('connect', error));
    };
    const stop = () => fail(signal?.reason);
    signal?.addEventListener('abort', stop);
    // Stays: an error between two messages is met by the next call, and must not end the process.
    connection.on('error', fail);
    connection.connect((connectError) => {
      if (connectError) {
        fail(connectError);
        return;
      }
      const announcedBytes = sizeIn(connection.lastServerResponse || '');
      const ready = () => {
        signal?.removeEventListener('abort', stop);
        resolve(describe(connection, announcedBytes));
      };
      if (!server.credentials) {
        ready();
        return;
      }
      connection.login({ credentials: server.credentials }, (error) => (error ? fail(error) : ready()));
    });
  });
}

/** SIZE as the last line of an EHLO says it; 0 and none mean no limit is known. */
function sizeIn(ehlo: string): number | null {
  const size = Number(/^250[ -]SIZE[ =](\d+)\s*$/im.exec(ehlo)?.[1] ?? 0);
  return size > 0 ? size : null;
}

function describe(connection: SMTPConnection, announcedBytes: number | null): Session {
  return {
    announcedBytes,
    tls: connection._socket instanceof TLSSocket ? connection._socket.getProtocol() : null,
    get isOpen() {
      return !connection.destroyed;
    },
    send: ({ from, to, size }, body) =>
      new Promise((resolve, reject) => {
        // Closing the connection answers nobody. What it was closed for is told first.
        const onEnd = () => setImmediate(() => over(new Error('The connection was cut off.')));
        const over = (error: unknown, response = '') => {
          connection.off('end', onEnd);
          if (error) {
            reject(new SmtpFailure('send', error));
          } else {
            resolve(response);
          }
        };
        connection.once('end', onEnd);
        connection.send({ from, to: [to], size }, body, (error, info) => over(error, info?.response));
      }),
    reset: () => resetWithin(connection),
    close: () => connection.close(),
    quit: () => connection.quit(),
  };
}

/** A server that hung up, or says nothing, is not worth waiting for: another connection is soon made. */
function resetWithin(connection: SMTPConnection): Promise<void> {
  return new Promise((resolve, reject) => {
    const over = (error?: unknown) => {
      clearTimeout(timer);
      connection.off('end', onEnd);
      if (error) {
        reject(new SmtpFailure('send', error));
      } else {
        resolve();
      }
    };
    const onEnd = () => over(new Error('The mail server closed the connection.'));
    const timer = setTimeout(onEnd, RESET_MS);
    connection.once('end', onEnd);
    connection.reset(over);
  });
}
