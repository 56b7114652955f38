import MailComposer from 'nodemailer/lib/mail-composer';
import { Readable } from 'stream';

import { TemplatePreview } from '../../../contract/template';
import { encodedSize } from './encoded-size';

export interface Attached {
  name: string;
  contentType: string;
  bytes: number;
  open(): Readable;
}

/** All that goes into one message. */
export interface MessageParts extends TemplatePreview {
  from: { name: string; address: string };
  to: string[];
  messageId: string;
  /** Of the first attempt: it stays when the message is tried again. */
  date: string;
  /** A picture the HTML shows by its id. */
  picture: { id: string; png: Buffer } | null;
  attached: readonly Attached[];
  unsubscribeUrl: string | null;
  lateSince: string | null;
}

export interface Message {
  /** At least what it takes on the wire. */
  size: number;
  /** Each a stream of the whole message anew. */
  open(): Readable;
}

/** Room for the headers of message and parts. */
const HEADERS = 8_192;
const PART_HEADERS = 1_024;

/** A message as MIME. Files are opened when they are sent. */
export function compose(parts: MessageParts): Message {
  const { picture, attached, html, text } = parts;
  const fixed = HEADERS + encodedSize(Buffer.byteLength(html)) + encodedSize(Buffer.byteLength(text));
  const pictureBytes = picture ? encodedSize(picture.png.length) + PART_HEADERS : 0;
  const files = attached.reduce((sum, { bytes }) => sum + encodedSize(bytes) + PART_HEADERS, 0);
  return {
    size: fixed + pictureBytes + files,
    open: () => new MailComposer(mimeOptions(parts)).compile().createReadStream(),
  };
}

function mimeOptions(parts: MessageParts): ConstructorParameters<typeof MailComposer>[0] {
  const { from, to, subject, text, html, messageId, date, picture, attached } = parts;
  return {
    from,
    to: to.map((address) => ({ name: '', address })),
    subject,
    text,
    html,
    messageId,
    date: new Date(date),
    headers: headersOf(parts),
    attachments: [
      ...(picture ? [{ filename: 'trend.png', content: picture.png, cid: picture.id, contentType: 'image/png' }] : []),
      ...attached.map(({ name, contentType, open }) => ({
        filename: name,
        content: open(),
        contentType,
        contentTransferEncoding: 'base64' as const,
      })),
    ],
    // A message reads what it is handed, and nothing else.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** A robot writes: no out-of-office answers. RFC 3834; RFC 8058 for unsubscribing, its long line not folded. */
function headersOf({ unsubscribeUrl, lateSince }: MessageParts) {
  const plain = (value: string) => ({ prepared: true, value });
  return {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'OOF, AutoReply',
    ...(lateSince ? { 'X-Report-Late': lateSince } : {}),
    ...(unsubscribeUrl
      ? {
          'List-Unsubscribe': plain(`<${unsubscribeUrl}>`),
          'List-Unsubscribe-Post': plain('List-Unsubscribe=One-Click'),
        }
      : {}),
  };
}
