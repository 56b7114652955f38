import { Pool } from 'pg';
import { Logger } from 'pino';

import { FileForm } from '../../../contract/delivery';
import { compose, Message } from '../message/compose';
import { messageIdOf } from '../message/message-id';
import { OpenFile } from '../message/open-file';
import { reportMessage } from '../message/report-message';
import { refusedDomain } from '../server/allowed-domains';
import { MailSecrets, reachableServer, ReachableServer } from '../server/mail-server';
import { noteAccepted, noteServerFailure, noteServerWell } from '../server/server-health';
import { fencedBody, Withheld } from '../smtp/fenced-body';
import { Session } from '../smtp/session';
import { SessionPool } from '../smtp/session-pool';
import { enhancedCode, oneLine, SmtpFailure } from '../smtp/smtp-failure';
import { writeNotice } from '../templates/notice';
import { Claimed } from './claim';
import { passFence } from './lease';
import { failedRecipients, LoadedMail, loadMail, noteMessage, openRecipients } from './load-mail';
import { outcomeOf } from './outcome';
import { Settlement } from './settle';

export interface DeliverContext {
  pool: Pool;
  logger: Pick<Logger, 'info' | 'warn' | 'error'>;
  mail: MailSecrets;
  openFile: OpenFile;
  sessions: SessionPool;
  leaseMs: number;
  /** From the first word to the last: one byte a second is no way to send a mail. */
  attemptMs: number;
  stopping: AbortSignal;
}

const SUPPRESSED: Settlement = {
  outcome: 'withheld',
  state: 'suppressed',
  smtpCode: null,
  enhancedCode: null,
  answer: 'The address gets no such mails: it unsubscribed, or an administrator said so.',
};

/** One attempt, from the claim to what becomes of it; undefined where the worker lost the delivery. */
export async function deliverOne(claimed: Claimed, context: DeliverContext): Promise<Settlement | undefined> {
  const { pool, mail } = context;
  const loaded = await loadMail(pool, claimed.deliveryId);
  if (loaded.isSuppressed) {
    return SUPPRESSED;
  }
  let mayBeComplete = () => false;
  let fileForm: FileForm | undefined;
  try {
    const server = (await reachableServer(pool, mail))!;
    const refused = refuseDomain(server, loaded.recipient);
    if (refused) {
      return refused;
    }
    const limit = limitAttempt(context);
    try {
      const session = await takeSession(server, context, limit.signal);
      limit.signal.addEventListener('abort', () => session.close());
      try {
        const { message, discard, ...made } = await messageFor(loaded, claimed, server, session, context);
        fileForm = made.fileForm;
        const fence = () => passFence(pool, claimed, context.leaseMs);
        const body = fencedBody(message.open, fence, context.leaseMs);
        mayBeComplete = body.mayBeComplete;
        const envelope = { from: server.bounceAddress ?? server.fromAddress, to: loaded.recipient, size: message.size };
        const answer = await session.send(envelope, body.stream).finally(discard);
        context.sessions.giveBack(session);
        await noteAccepted(pool).catch(() => undefined);
        return accepted(answer);
      } catch (error) {
        session.close();
        throw error;
      }
    } finally {
      limit.end();
    }
  } catch (error) {
    if (error instanceof Withheld || (error as Error).cause instanceof Withheld) {
      return withheld(await loadMail(pool, claimed.deliveryId));
    }
    return outcomeOf(error, {
      onDoubt: loaded.onDoubt,
      deferrals: loaded.deferrals,
      mayBeComplete: mayBeComplete(),
      isStopping: context.stopping.aborted,
      fileForm,
      random: Math.random(),
    });
  }
}

/** Cuts an attempt off that takes too long, or that the service no longer waits for. */
function limitAttempt({ attemptMs, stopping }: DeliverContext): { signal: AbortSignal; end(): void } {
  const cut = new AbortController();
  const stop = () => cut.abort(new Error('The service stopped.'));
  const timer = setTimeout(() => cut.abort(new Error('The mail server took too long.')), attemptMs);
  stopping.addEventListener('abort', stop);
  return {
    signal: cut.signal,
    end: () => {
      clearTimeout(timer);
      stopping.removeEventListener('abort', stop);
    },
  };
}

async function takeSession(
  server: ReachableServer,
  { pool, sessions, stopping }: DeliverContext,
  signal: AbortSignal
): Promise<Session> {
  try {
    const session = await sessions.take(server, signal);
    await noteServerWell(pool, session.announcedBytes).catch(() => undefined);
    return session;
  } catch (error) {
    if (error instanceof SmtpFailure && !stopping.aborted) {
      await noteServerFailure(pool, error.answer).catch(() => undefined);
    }
    throw error;
  }
}

async function messageFor(
  loaded: LoadedMail,
  { deliveryId }: Claimed,
  server: ReachableServer,
  { announcedBytes }: Session,
  { pool: db, mail: { secrets }, openFile }: DeliverContext
): Promise<{ message: Message; fileForm: FileForm; discard(): Promise<void> }> {
  const messageId = messageIdOf(secrets, loaded, server.fromAddress);
  if (loaded.purpose === 'notice') {
    const text = writeNotice(loaded.content, loaded.runId, await failedRecipients(db, loaded.runId));
    await noteMessage(db, deliveryId, { messageId, fileForm: 'none' });
    const message = compose(noticeParts(text, loaded, server, messageId));
    return { message, fileForm: 'none', discard: async () => undefined };
  }
  const to = loaded.bcc ? await openRecipients(db, loaded.mailId) : [loaded.recipient];
  const context = { db, secrets, server, announcedBytes, openFile };
  const { fileForm, discard, ...message } = await reportMessage(loaded, to, messageId, context);
  await noteMessage(db, deliveryId, { messageId, fileForm });
  return { message, fileForm, discard };
}

function noticeParts(
  text: ReturnType<typeof writeNotice>,
  { recipient, firstAttemptAt }: LoadedMail,
  { fromName, fromAddress }: ReachableServer,
  messageId: string
): Parameters<typeof compose>[0] {
  const from = { name: fromName, address: fromAddress };
  const nothing = { picture: null, attached: [], unsubscribeUrl: null, lateSince: null };
  return { ...text, ...nothing, from, to: [recipient], messageId, date: firstAttemptAt };
}

function accepted(answer: string): Settlement {
  const line = oneLine(answer);
  const smtpCode = Number(/^\d{3}/.exec(line)?.[0] ?? 250);
  return { outcome: 'accepted', state: 'sent', smtpCode, enhancedCode: enhancedCode(line), answer: line };
}

/** The fence said no. What else took the delivery away has said so in its row already. */
function withheld({ isSuppressed }: LoadedMail): Settlement | undefined {
  return isSuppressed ? SUPPRESSED : undefined;
}

function refuseDomain(server: ReachableServer, recipient: string): Settlement | undefined {
  const answer = refusedDomain(server, recipient);
  return answer === undefined
    ? undefined
    : { outcome: 'withheld', state: 'failed', smtpCode: null, enhancedCode: null, answer };
}
