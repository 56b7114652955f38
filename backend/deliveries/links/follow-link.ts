import { timingSafeEqual } from 'crypto';

import { Problem } from '../../../contract/problem';
import { isoInstant } from '../../database/iso-instant';
import { Queryable } from '../../database/pool';
import { Secrets } from '../secrets';
import { digestOf, LinkTerms, tokenOf } from './file-link';

interface StoredLink extends LinkTerms {
  fileName: string;
  isRevoked: boolean;
  isOver: boolean;
}

/** The file a link leads to. Throws a Problem for a forged one (403) and for one that has ended (410). */
export async function followLink(
  db: Queryable,
  secrets: Secrets,
  token: string
): Promise<{ linkId: string; fileId: string; fileName: string; recipient: string }> {
  const { rows } = await db.query<StoredLink>(
    `select link_id as "linkId", file_id as "fileId", recipient, ${isoInstant('expires_at')} as "expiresAt",
       file_name as "fileName", revoked_at is not null as "isRevoked", expires_at <= now() as "isOver"
     from file_links where token_digest = $1`,
    [digestOf(token)]
  );
  const [link] = rows;
  if (!link || !isSame(tokenOf(secrets, link), token)) {
    throw new Problem('This link leads nowhere. Open it from the mail, whole.', { status: 403 });
  }
  if (link.isRevoked) {
    throw new Problem('This link was withdrawn. Ask who sent you the mail for a new one.', { status: 410 });
  }
  if (link.isOver) {
    throw new Problem('This link has expired. Ask who sent you the mail for a new one.', { status: 410 });
  }
  return link;
}

/** Counts; a link may be followed any number of times, by scanners too. */
export async function countDownload(db: Queryable, linkId: string): Promise<void> {
  await db.query('update file_links set downloads = downloads + 1, last_download_at = now() where link_id = $1', [
    linkId,
  ]);
}

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
