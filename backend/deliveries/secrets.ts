import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'crypto';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** What needs the installation's secret, which is never in the database. */
export interface Secrets {
  /** Encrypts a text for the database. */
  seal(text: string): Buffer;
  /** Undefined for what was sealed under another secret, or changed since. */
  open(sealed: Buffer): string | undefined;
  /** A signature of several texts in their order; `purpose` keeps signatures of one kind from passing for another. */
  sign(purpose: string, ...texts: string[]): Buffer;
}

export function createSecrets(secret: string): Secrets {
  const key = (use: string) => Buffer.from(hkdfSync('sha256', secret, 'trunkline', use, KEY_BYTES));
  const [sealing, signing] = [key('seal'), key('sign')];
  return {
    seal: (text) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, sealing, iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]);
    },
    open: (sealed) => {
      try {
        const decipher = createDecipheriv(CIPHER, sealing, sealed.subarray(0, IV_BYTES));
        decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
        const body = decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES));
        return Buffer.concat([body, decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
    sign: (purpose, ...texts) =>
      createHmac('sha256', signing)
        .update(JSON.stringify([purpose, ...texts]))
        .digest(),
  };
}
