import { PoolClient } from 'pg';

import { addressFault, normalAddress } from '../../../contract/address';
import { Scope } from '../../../contract/access/scope';
import { MailContent, MailFile, MailPurpose, MOST_RECIPIENTS, OnDoubt } from '../../../contract/delivery';
import { Problem } from '../../../contract/problem';

export interface Recipient {
  address: string;
  /** Gets a copy of which the others see nothing. */
  bcc: boolean;
  /** The contact the address belongs to; null for one typed in. */
  contactId: string | null;
  /** Null: the template's own. */
  language: string | null;
}

/** All that deliveries ever know of a run. */
export interface MailOfRun {
  runId: string;
  purpose: Exclude<MailPurpose, 'notice'>;
  /** Mails of one share (a customer, an owner) take turns with those of the others. */
  share: string;
  /** What a recipient unsubscribes from, such as `schedule:12`; null: nothing that comes again. */
  list: string | null;
  customerId: string | null;
  /** Where the one notice goes when a recipient's mail can't be delivered; null: nowhere. */
  ownerAddress: string | null;
  /** Null: the built-in one. */
  templateId: string | null;
  /** In Liquid, instead of the template's; null: the template's. */
  subject: string | null;
  onDoubt: OnDoubt;
  /** ISO instant from which on it counts as late; null: never. */
  dueAt: string | null;
  /** Whose it is, and what was seen when it was made: who sees less does not see it. */
  madeBy: { orgId: number; owner: string; scope: Scope };
  content: MailContent;
  files: MailFile[];
  recipients: Recipient[];
}

const TRIED_FOR = '48 hours';

/**
 * Puts the mails of a run into the outbox, in the caller's transaction: they leave when it commits. A recipient named twice,
 * or a run queued twice, is still one delivery; who is named openly and as bcc is an open recipient. Answers how many were
 * new. Throws a Problem for an address that is none, and for more than MOST_RECIPIENTS.
 */
export async function queueDeliveries(client: PoolClient, mail: MailOfRun): Promise<number> {
  const recipients = distinct(mail.recipients);
  if (recipients.length === 0) {
    return 0;
  }
  const mailId = await insertMail(client, mail);
  const { rowCount } = await client.query(
    `insert into deliveries (mail_id, run_id, recipient, bcc, contact_id, language, share, on_doubt, give_up_at)
     select $1, $2, r.address, r.bcc, c.contact_id, r.language, $4, $5, now() + $6::interval
     from jsonb_to_recordset($3::jsonb) as r (address text, bcc boolean, "contactId" bigint, language text)
     left join contacts c on c.contact_id = r."contactId"
     on conflict (mail_id, channel, recipient) do nothing`,
    [mailId, mail.runId, JSON.stringify(recipients), mail.share, mail.onDoubt, TRIED_FOR]
  );
  return rowCount ?? 0;
}

/** Throws a Problem that names the first address that is none. */
export function assertRecipients(addresses: readonly string[]): void {
  if (addresses.length > MOST_RECIPIENTS) {
    throw new Problem(
      `${addresses.length} recipients are too many: a run goes to at most ${MOST_RECIPIENTS}. Use a list address of your mail server.`,
      { field: 'recipients' }
    );
  }
  addresses.forEach((address, at) => {
    const fault = addressFault(address);
    if (fault) {
      throw new Problem(`${JSON.stringify(address.slice(0, 100))} ${fault}.`, { field: `recipients[${at}]` });
    }
  });
}

function distinct(recipients: readonly Recipient[]): Recipient[] {
  assertRecipients(recipients.map(({ address }) => address));
  const openFirst = [...recipients].sort((one, other) => Number(one.bcc) - Number(other.bcc));
  const byAddress = new Map<string, Recipient>();
  for (const recipient of openFirst) {
    const address = normalAddress(recipient.address);
    if (!byAddress.has(address.toLowerCase())) {
      byAddress.set(address.toLowerCase(), { ...recipient, address });
    }
  }
  return [...byAddress.values()];
}

async function insertMail(client: PoolClient, mail: MailOfRun): Promise<string> {
  const { rows } = await client.query<{ mail_id: string }>(
    `insert into mails
       (run_id, purpose, share, list, customer_id, owner_address, template_id, subject, content, files, due_at,
        org_id, owner, scope)
     values ($1, $2, $3, coalesce($4, ''), $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     on conflict (run_id, purpose) do update set run_id = excluded.run_id
     returning mail_id`,
    [
      mail.runId,
      mail.purpose,
      mail.share,
      mail.list,
      mail.customerId,
      mail.ownerAddress && normalAddress(mail.ownerAddress),
      mail.templateId,
      mail.subject,
      JSON.stringify(mail.content),
      JSON.stringify(mail.files),
      mail.dueAt,
      mail.madeBy.orgId,
      mail.madeBy.owner,
      JSON.stringify(mail.madeBy.scope),
    ]
  );
  return rows[0].mail_id;
}
