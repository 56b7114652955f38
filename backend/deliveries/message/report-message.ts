import { FileForm, MailFile } from '../../../contract/delivery';
import { Queryable } from '../../database/pool';
import { linkTo } from '../links/file-link';
import { FilesOnTheWay, mailView, TREND_PICTURE_ID } from './mail-view';
import { LoadedMail, noteZipped } from '../outbox/load-mail';
import { Secrets } from '../secrets';
import { ReachableServer } from '../server/mail-server';
import { unsubscribeUrl } from '../suppressions/unsubscribe';
import { BUILT_IN } from '../templates/built-in';
import { fillIn, textFor } from '../templates/fill-in';
import { chooseForm } from './choose-form';
import { Attached, compose, Message, MessageParts } from './compose';
import { FileReason, sayReason } from './file-reasons';
import { sayLate } from './late';
import { lazily, OpenFile } from './open-file';
import { trendValues } from './trend';
import { drawTrend } from './trend-picture';
import { zipFiles, Zipped } from './zip-files';

/** Room for the text parts when it is decided how the files travel; what a template makes of them is not known yet. */
const TEXT_PARTS = 500_000;

export interface ReportMessageContext {
  db: Queryable;
  secrets: Secrets;
  server: ReachableServer;
  announcedBytes: number | null;
  openFile: OpenFile;
}

export interface ReportMessage extends Message {
  fileForm: FileForm;
  /** Removes what was made for it. */
  discard(): Promise<void>;
}

/** The mail of a run to one recipient. Throws a Problem when it can't be made: a template, a file that has gone, no way for a large one. */
export async function reportMessage(
  mail: LoadedMail,
  to: string[],
  messageId: string,
  context: ReportMessageContext
): Promise<ReportMessage> {
  const { server, announcedBytes, openFile } = context;
  let zipped: Zipped | undefined;
  const zippedBytes = async () => {
    if (mail.zippedBytes !== null && mail.zippedBytes > server.maxAttachmentBytes) {
      return mail.zippedBytes;
    }
    zipped = await zipFiles(mail.files, openFile);
    await noteZipped(context.db, mail.mailId, zipped.bytes);
    return zipped.bytes;
  };
  const discard = async () => zipped?.remove();
  try {
    const { refusedForm } = mail;
    const limits = {
      maxAttachmentBytes: server.maxAttachmentBytes,
      announcedBytes,
      otherBytes: TEXT_PARTS,
      refusedForm,
    };
    const reason = await chooseForm(mail.files, { ...limits, canLink: server.publicUrl !== null }, zippedBytes);
    const parts = await writeParts(mail, to, messageId, context, reason);
    const attached = attachedFiles(mail.files, reason, zipped, openFile);
    return { ...compose({ ...parts, attached }), fileForm: reason?.form ?? 'none', discard };
  } catch (error) {
    await discard();
    throw error;
  }
}

async function writeParts(
  mail: LoadedMail,
  to: string[],
  messageId: string,
  context: ReportMessageContext,
  reason: FileReason | undefined
): Promise<Omit<MessageParts, 'attached'>> {
  const { server, secrets } = context;
  const { content, purpose, recipient, files, template } = mail;
  const used = template ?? BUILT_IN;
  const language = mail.language ?? used.language;
  const late = purpose === 'test' ? null : sayLate(mail.dueAt, mail.firstAttemptAt, content.zone);
  const canEnd = mail.isContact && mail.list !== '' && purpose === 'report' && server.publicUrl !== null;
  const endUrl = canEnd ? unsubscribeUrl(secrets, server.publicUrl!, { address: recipient, list: mail.list }) : null;
  const onTheWay = await filesOnTheWay(mail, reason, language, context);
  const view = mailView(content, { recipient, late, unsubscribeUrl: endUrl, files, onTheWay });
  const text = textFor(used, mail.language);
  const filled = fillIn(mail.subject === null ? text : { ...text, subject: mail.subject }, view);
  return {
    ...filled,
    subject: `${purpose === 'test' ? '[Test] ' : ''}${filled.subject}${late ? ` (late: ${late})` : ''}`,
    from: { name: server.fromName, address: server.fromAddress },
    to,
    messageId,
    date: mail.firstAttemptAt,
    picture:
      view.trend && filled.html.includes(view.trend.picture)
        ? { id: TREND_PICTURE_ID, png: drawTrend(trendValues(content.trend!.points)) }
        : null,
    unsubscribeUrl: endUrl,
    lateSince: late && mail.dueAt,
  };
}

async function filesOnTheWay(
  { deliveryId, recipient, files }: LoadedMail,
  reason: FileReason | undefined,
  language: string,
  { db, secrets, server }: ReportMessageContext
): Promise<FilesOnTheWay> {
  if (!reason) {
    return { form: 'none', reason: null, links: [] };
  }
  const links: FilesOnTheWay['links'] = [];
  if (reason.form === 'linked') {
    for (const file of files) {
      const days = server.linkDays;
      links.push(await linkTo(db, secrets, { deliveryId, recipient, file, publicUrl: server.publicUrl!, days }));
    }
  }
  return { form: reason.form, reason: sayReason(reason, language), links };
}

function attachedFiles(
  files: readonly MailFile[],
  reason: FileReason | undefined,
  zipped: Zipped | undefined,
  openFile: OpenFile
): Attached[] {
  if (reason?.form === 'attached') {
    return files.map(({ fileId, name, contentType, bytes }) => ({
      name,
      contentType,
      bytes,
      open: () => lazily(() => openFile(fileId)),
    }));
  }
  if (reason?.form === 'zipped' && zipped) {
    const name = `${files[0].name.replace(/\.[^.]+$/, '')}.zip`;
    return [{ name, contentType: 'application/zip', bytes: zipped.bytes, open: () => lazily(zipped.open) }];
  }
  return [];
}
