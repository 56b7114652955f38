import { once } from 'events';
import { AddressInfo } from 'net';
import { SMTPServer, SMTPServerOptions } from 'smtp-server';
import { text } from 'stream/consumers';

export interface Mailbox {
  port: number;
  mails: string[];
  /** Users who logged in, and whether the mail came encrypted. */
  sessions: Array<{ user: string | undefined; secure: boolean }>;
  close(): Promise<void>;
}

/** A real mail server that keeps what it is sent. */
export async function openMailbox(options: SMTPServerOptions): Promise<Mailbox> {
  const mails: string[] = [];
  const sessions: Mailbox['sessions'] = [];
  const server = new SMTPServer({
    authOptional: true,
    onData: (stream, { user, secure }, done) => {
      void text(stream).then((mail) => {
        mails.push(mail);
        sessions.push({ user, secure });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    sessions,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
