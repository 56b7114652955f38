import { randomUUID } from 'crypto';
import { Pool } from 'pg';

import { Problem } from '../../../contract/problem';
import { TestMailResult, testMailSchema } from '../../../contract/mail-server';
import { templateTestSchema } from '../../../contract/template';
import { Author, recordChange } from '../../database/audit';
import { Principal } from '../../access/principal';
import { readInput } from '../../reports/read-input';
import { compose } from '../message/compose';
import { TREND_PICTURE_ID } from '../message/mail-view';
import { openSession, SessionOptions } from '../smtp/session';
import { oneLine, SmtpFailure } from '../smtp/smtp-failure';
import { TriedMail, tryTemplate } from '../templates/preview';
import { refusedDomain } from './allowed-domains';
import { MailSecrets, reachableServer } from './mail-server';
import { noteServerFailure, noteServerWell } from './server-health';

/** Somebody waits for it. */
export const TEST_TIMEOUTS = { connectMs: 10_000, greetingMs: 10_000, silenceMs: 20_000 };

const TEXT = 'This is a test of the mail server set up in Trunkline. If you can read it, mails leave.';

/** One short mail, at once and beside the outbox. Throws a Problem with the server's own words where it refuses. */
export async function sendTestMail(
  pool: Pool,
  mail: MailSecrets,
  by: Author,
  input: unknown,
  options: SessionOptions = { timeouts: TEST_TIMEOUTS }
): Promise<TestMailResult> {
  const { address } = readInput(testMailSchema, input);
  const test = { subject: 'Test of the mail server', text: `${TEXT}\n`, html: `<p>${TEXT}</p>`, picture: null };
  return sendAtOnce(pool, mail, { ...test, address, by, id: 'mail-server' }, options);
}

/** A mail written with texts of a template that need not be saved, with a run's figures or an example's. */
export async function sendTemplateTest(
  pool: Pool,
  mail: MailSecrets,
  principal: Principal,
  input: unknown,
  options: SessionOptions = { timeouts: TEST_TIMEOUTS }
): Promise<TestMailResult> {
  const { address, ...preview } = readInput(templateTestSchema, input);
  const { subject, html, text, picture } = await tryTemplate(pool, principal, preview);
  const written = { subject: `[Test] ${subject}`, html, text, picture };
  return sendAtOnce(pool, mail, { ...written, address, by: principal, id: 'template' }, options);
}

interface TestMail extends TriedMail {
  address: string;
  by: Author;
  /** What is tested, for the audit. */
  id: string;
}

async function sendAtOnce(
  pool: Pool,
  mail: MailSecrets,
  { subject, text, html, picture, address, by, id }: TestMail,
  options: SessionOptions
): Promise<TestMailResult> {
  const server = await reachableServer(pool, mail);
  if (!server) {
    throw new Problem('No mail server is set up yet. Save its settings first, then test.', { status: 409 });
  }
  const refusal = refusedDomain(server, address);
  if (refusal) {
    throw new Problem(refusal, { status: 422, field: 'address' });
  }
  const messageId = `<${randomUUID()}@${server.fromAddress.split('@')[1]}>`;
  const message = compose({
    subject,
    text,
    html,
    from: { name: server.fromName, address: server.fromAddress },
    to: [address],
    messageId,
    date: new Date().toISOString(),
    picture: picture && { id: TREND_PICTURE_ID, png: picture.png },
    attached: [],
    unsubscribeUrl: null,
    lateSince: null,
  });
  try {
    const session = await openSession(server, options);
    try {
      await noteServerWell(pool, session.announcedBytes);
      const envelope = { from: server.bounceAddress ?? server.fromAddress, to: address, size: message.size };
      const answer = oneLine(await session.send(envelope, message.open()));
      await recordChange(pool, {
        by,
        kind: 'setting',
        id,
        action: 'tested',
        after: { address, answer },
      });
      return { address, messageId, answer, tls: session.tls };
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
