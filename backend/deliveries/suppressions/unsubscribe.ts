import { timingSafeEqual } from 'crypto';
import { Pool } from 'pg';

import { Problem } from '../../../contract/problem';
import { Secrets } from '../secrets';
import { insertSuppression } from './suppressions';

export const UNSUBSCRIBE_PATH = '/public/unsubscribe/';
const PURPOSE = 'unsubscribe';

export interface Subscription {
  address: string;
  list: string;
}

export function unsubscribeUrl({ sign }: Secrets, publicUrl: string, { address, list }: Subscription): string {
  const payload = Buffer.from(JSON.stringify([address, list])).toString('base64url');
  return `${publicUrl}${UNSUBSCRIBE_PATH}${payload}.${sign(PURPOSE, payload).toString('base64url')}`;
}

/** Throws a Problem for a token that we did not make. */
export function readSubscription({ sign }: Secrets, token: string): Subscription {
  const [payload, signature = ''] = token.split('.');
  const [expected, given] = [sign(PURPOSE, payload), Buffer.from(signature, 'base64url')];
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new Problem('This address to unsubscribe is not one of ours. Open it from the mail, whole.', { status: 403 });
  }
  const [address, list] = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as [string, string];
  return { address, list };
}

/** Ends the mails of one list to an address. Twice is once. */
export async function unsubscribe(pool: Pool, secrets: Secrets, token: string): Promise<Subscription> {
  const { address, list } = readSubscription(secrets, token);
  await insertSuppression(pool, {
    address,
    list,
    reason: 'unsubscribed',
    note: '',
    by: { name: address, orgId: null },
  });
  return { address, list };
}
