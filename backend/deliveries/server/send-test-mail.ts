import { randomUUID } from 'crypto';
import { Pool } from 'pg';

import { Problem } from '../../../contract/problem';
import { TestMailResult, testMailSchema } from '../../../contract/mail-server';
import { recordChange } from '../../database/audit';
import { readInput } from '../../reports/read-input';
import { compose } from '../message/compose';
import { openSession, SessionOptions } from '../smtp/session';
import { oneLine, SmtpFailure } from '../smtp/smtp-failure';
import { MailSecrets, reachableServer } from './mail-server';
import { noteServerFailure, noteServerWell } from './server-health';

/** Somebody waits for it. */
export const TEST_TIMEOUTS = { connectMs: 10_000, greetingMs: 10_000, silenceMs: 20_000 };

const TEXT = 'This is a test of the mail server set up in Trunkline. If you can read it, mails leave.';

/** One short mail, at once and beside the outbox. Throws a Problem with the server's own words where it refuses. */
export async function sendTestMail(
  pool: Pool,
  mail: MailSecrets,
  changedBy: string,
  input: unknown,
  options: SessionOptions = { timeouts: TEST_TIMEOUTS }
): Promise<TestMailResult> {
  const { to } = readInput(testMailSchema, input);
  const server = await reachableServer(pool, mail);
  if (!server) {
    throw new Problem('No mail server is set up yet. Save its settings first, then test.', { status: 409 });
  }
  const messageId = `<${randomUUID()}@${server.fromAddress.split('@')[1]}>`;
  const message = compose({
    subject: 'Test of the mail server',
    text: `${TEXT}\n`,
    html: `<p>${TEXT}</p>`,
    from: { name: server.fromName, address: server.fromAddress },
    to: [to],
    messageId,
    date: new Date().toISOString(),
    picture: null,
    attached: [],
    unsubscribeUrl: null,
    lateSince: null,
  });
  try {
    const session = await openSession(server, options);
    try {
      await noteServerWell(pool, session.announcedBytes);
      const envelope = { from: server.bounceAddress ?? server.fromAddress, to, size: message.size };
      const answer = oneLine(await session.send(envelope, message.open()));
      await recordChange(pool, {
        changedBy,
        kind: 'setting',
        id: 'mail-server',
        action: 'tested',
        after: { to, answer },
      });
      return { to, messageId, answer, tls: session.tls };
    } finally {
      session.close();
    }
  } catch (error) {
    if (!(error instanceof SmtpFailure)) {
      throw error;
    }
    if (error.stage === 'connect') {
      await noteServerFailure(pool, error.answer);
    }
    throw new Problem(`The test mail could not be sent. ${error.answer}`, { status: 502 });
  }
}
