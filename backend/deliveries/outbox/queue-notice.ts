import { PoolClient } from 'pg';

import { normalAddress } from '../../../contract/address';
import { MailOfRun } from './queue-deliveries';

/** Other recipients of the same run that fail shortly after are in the same notice. */
const GATHERED_FOR = '1 minute';

/** One notice a run to its owner, whatever else of it fails; that a notice fails is told to nobody. */
export async function queueNotice(client: PoolClient, deliveryId: string): Promise<void> {
  await client.query(
    `with failed as (
       select m.* from mails m join deliveries d using (mail_id)
       where d.delivery_id = $1 and m.owner_address is not null and m.purpose in ('report', 'alert')
     ), notice as (
       insert into mails (run_id, purpose, share, customer_id, owner_address, content, files, org_id, owner, scope)
       select run_id, 'notice', share, customer_id, owner_address, content, '[]', org_id, owner, scope from failed
       on conflict (run_id, purpose) do nothing
       returning mail_id, run_id, share, owner_address
     )
     insert into deliveries (mail_id, run_id, recipient, share, on_doubt, next_attempt_at, give_up_at)
     select mail_id, run_id, owner_address, share, 'retry', now() + $2::interval, now() + interval '48 hours' from notice`,
    [deliveryId, GATHERED_FOR]
  );
}

interface OwnerNotice extends Pick<MailOfRun, 'runId' | 'share' | 'madeBy' | 'content'> {
  ownerAddress: string;
}

/** Tells the owner of a schedule something of a run that sent no mail. Once for a run, however often it is asked. */
export async function queueOwnerNotice(
  client: PoolClient,
  { runId, share, ownerAddress, madeBy, content }: OwnerNotice
): Promise<void> {
  await client.query(
    `with notice as (
       insert into mails (run_id, purpose, share, owner_address, content, files, org_id, owner, scope)
       values ($1, 'notice', $2, $3, $4, '[]', $5, $6, $7)
       on conflict (run_id, purpose) do nothing returning mail_id
     )
     insert into deliveries (mail_id, run_id, recipient, share, on_doubt, give_up_at)
     select mail_id, $1, $3, $2, 'retry', now() + interval '48 hours' from notice`,
    [
      runId,
      share,
      normalAddress(ownerAddress),
      JSON.stringify(content),
      madeBy.orgId,
      madeBy.owner,
      JSON.stringify(madeBy.scope),
    ]
  );
}
