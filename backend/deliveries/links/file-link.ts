import { createHash, randomUUID } from 'crypto';

import { MailFile } from '../../../contract/delivery';
import { isoInstant } from '../../database/iso-instant';
import { Queryable } from '../../database/pool';
import { Secrets } from '../secrets';

export const FILE_LINK_PATH = '/public/files/';
const PURPOSE = 'file-link';

/** What a link is signed over: nobody else's, no other file's, not for longer. */
export interface LinkTerms {
  linkId: string;
  fileId: string;
  recipient: string;
  expiresAt: string;
}

/** The address of the link, and when it ends. Attempts of the same delivery bring the same link while it is good. */
export interface MadeLink {
  url: string;
  expiresAt: string;
}

export async function linkTo(
  db: Queryable,
  secrets: Secrets,
  {
    deliveryId,
    recipient,
    file,
    publicUrl,
    days,
  }: {
    deliveryId: string;
    recipient: string;
    file: MailFile;
    publicUrl: string;
    days: number;
  }
): Promise<MadeLink> {
  const terms = (await goodLink(db, deliveryId, file.fileId)) ?? (await newTerms(db, file.fileId, recipient, days));
  const token = tokenOf(secrets, terms);
  await db.query(
    `insert into file_links (link_id, delivery_id, file_id, file_name, recipient, token_digest, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [terms.linkId, deliveryId, file.fileId, file.name, recipient, digestOf(token), terms.expiresAt]
  );
  return { url: `${publicUrl}${FILE_LINK_PATH}${token}`, expiresAt: terms.expiresAt };
}

export function tokenOf({ sign }: Secrets, { linkId, fileId, recipient, expiresAt }: LinkTerms): string {
  return sign(PURPOSE, linkId, fileId, recipient, expiresAt).toString('base64url');
}

export function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

const EXPIRES = `${isoInstant('expires_at')} as "expiresAt"`;

async function goodLink(db: Queryable, deliveryId: string, fileId: string): Promise<LinkTerms | undefined> {
  const { rows } = await db.query<LinkTerms>(
    `select link_id as "linkId", file_id as "fileId", recipient, ${EXPIRES} from file_links
     where delivery_id = $1 and file_id = $2 and revoked_at is null and expires_at > now() + interval '1 day'
     order by created_at desc limit 1`,
    [deliveryId, fileId]
  );
  return rows[0];
}

async function newTerms(db: Queryable, fileId: string, recipient: string, days: number): Promise<LinkTerms> {
  const { rows } = await db.query<{ expiresAt: string }>(
    `select ${isoInstant("date_trunc('second', now()) + $1 * interval '1 day'")} as "expiresAt"`,
    [days]
  );
  return { linkId: randomUUID(), fileId, recipient, expiresAt: rows[0].expiresAt };
}
