import { AddressInfo } from 'node:net';

import PostalMime, { Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

export interface Mailbox {
  port: number;
  /** Resolves with the mail to that address once it has arrived. */
  mailTo(address: string): Promise<Email>;
  stop(): Promise<void>;
}

/** A mail server that takes every mail and keeps it. */
export async function startMailbox(): Promise<Mailbox> {
  const mails = new Map<string, Email>();
  const waiting = new Map<string, (mail: Email) => void>();

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, taken) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        void PostalMime.parse(Buffer.concat(pieces)).then((mail) => {
          for (const { address } of session.envelope.rcptTo) {
            mails.set(address, mail);
            waiting.get(address)?.(mail);
          }
          taken();
        }, taken);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    port: (server.server.address() as AddressInfo).port,
    mailTo: (address) =>
      new Promise((resolve) => {
        const mail = mails.get(address);
        if (mail) {
          resolve(mail);
        } else {
          waiting.set(address, resolve);
        }
      }),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
