import { MailFile } from '../../../contract/delivery';
import { Problem } from '../../../contract/problem';
import { encodedSize } from './encoded-size';
import { FileReason } from './file-reasons';

/** Beyond that no zip of a table gets below the limit: none is tried. */
const MOST_COMPRESSION = 30;
const ALREADY_SMALL = /\.(gz|zip|xlsx)$/i;

export interface FormLimits {
  /** Of all files of a message, as they are on disk. */
  maxAttachmentBytes: number;
  /** The largest message the server takes; null: not known. */
  announcedBytes: number | null;
  /** What the message takes without its files. */
  otherBytes: number;
  canLink: boolean;
  /** The form the server refused as too large, though it had not said what it takes. */
  refusedForm: 'attached' | 'zipped' | null;
}

/**
 * Attached, else zipped, else linked: the first that fits both limits. `zippedBytes` makes the zip, and is asked only when it
 * matters. Throws a Problem when nothing fits and there is no public address to link to: never a mail without its files.
 */
export async function chooseForm(
  files: readonly MailFile[],
  limits: FormLimits,
  zippedBytes: () => Promise<number>
): Promise<FileReason | undefined> {
  if (files.length === 0) {
    return undefined;
  }
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const tooLarge =
    limits.refusedForm === null ? hindrance(bytes, limits) : ({ because: 'refused', most: bytes } as const);
  if (!tooLarge) {
    return { form: 'attached' };
  }
  const mayFit =
    bytes <= MOST_COMPRESSION * limits.maxAttachmentBytes && files.some(({ name }) => !ALREADY_SMALL.test(name));
  if (mayFit && limits.refusedForm !== 'zipped' && !hindrance(await zippedBytes(), limits)) {
    return { form: 'zipped', ...tooLarge, bytes };
  }
  if (!limits.canLink) {
    throw new Problem(
      `The files are ${bytes} bytes, ${tooLarge.because === 'refused' ? 'too large for the mail server' : `more than the ${tooLarge.most} a mail may carry`}, and there is no public address to ` +
        'link to. An administrator sets one under Set-up, or allows larger attachments.',
      { status: 422 }
    );
  }
  return { form: 'linked', ...tooLarge, bytes };
}

function hindrance(
  bytes: number,
  { maxAttachmentBytes, announcedBytes, otherBytes }: FormLimits
): { because: 'limit' | 'server'; most: number } | undefined {
  if (bytes > maxAttachmentBytes) {
    return { because: 'limit', most: maxAttachmentBytes };
  }
  if (announcedBytes !== null && encodedSize(bytes) + otherBytes > announcedBytes) {
    return { because: 'server', most: announcedBytes };
  }
  return undefined;
}
