import { Pool, PoolClient } from 'pg';

import { MailContent, MailFile } from '../../../contract/delivery';
import { Problem } from '../../../contract/problem';
import { RunTrigger } from '../../../contract/run';
import { Job } from '../../../contract/schedule';
import { Scope } from '../../../contract/access/scope';
import { covers } from '../../access/scope';
import { inTransaction } from '../../database/pool';
import { assertOwnData } from '../../deliveries/contacts/assert-own-data';
import { queueDeliveries, Recipient } from '../../deliveries/outbox/queue-deliveries';
import { contactsOfCustomers, customersOf } from '../../deliveries/contacts/contacts-of-customers';
import { customersEyes } from '../customers-eyes';
import { recordEvent } from '../ledger/record-event';

interface StoredRun {
  run_id: string;
  schedule_id: string | null;
  trigger: RunTrigger;
  slot: string;
  share: string;
  owner_address: string | null;
  test_address: string | null;
  job: Job;
  content: MailContent;
  org_id: number;
  owner: string;
  scope: Scope;
}

/**
 * Gives a stored run to deliveries, in one transaction: its mails leave when the run says so. Does nothing where it was
 * done already. A run nobody is to get is done.
 */
export async function handOver(pool: Pool, runId: string): Promise<void> {
  await inTransaction(pool, (client) => handOverStored(client, runId));
}

/** The same in a transaction of the caller, which is as good as before where an error is thrown. */
export async function handOverStored(client: PoolClient, runId: string): Promise<void> {
  const { rows } = await client.query<StoredRun>(
    `select run_id, schedule_id, trigger, to_char(slot at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as slot, share,
       owner_address, test_address, job, content, org_id, owner, scope
     from runs where run_id = $1 and state = 'stored' for update skip locked`,
    [runId]
  );
  if (rows.length === 0) {
    return;
  }
  await client.query('savepoint mails');
  try {
    await queueMails(client, rows[0]);
  } catch (error) {
    await client.query('rollback to savepoint mails');
    if (!(error instanceof Problem)) {
      throw error;
    }
    await client.query(`update runs set state = 'failed', message = $2, finished_at = now() where run_id = $1`, [
      runId,
      error.message,
    ]);
    await recordEvent(client, { runId, event: 'failed', message: error.message });
  }
}

async function queueMails(client: PoolClient, run: StoredRun): Promise<void> {
  const queued = await queueDeliveries(client, {
    runId: run.run_id,
    purpose: run.trigger === 'test' ? 'test' : 'report',
    share: run.share,
    list: run.schedule_id === null || run.trigger === 'test' ? null : `schedule:${run.schedule_id}`,
    customerId: run.content.customer?.id ?? null,
    ownerAddress: run.owner_address,
    templateId: run.job.templateId,
    subject: run.job.subject,
    onDoubt: run.job.onDoubt,
    dueAt: run.trigger === 'scheduled' ? run.slot : null,
    content: run.content,
    madeBy: { orgId: run.org_id, owner: run.owner, scope: run.scope },
    files: await filesOf(client, run.run_id),
    recipients: await recipientsOf(client, run),
  });
  await client.query(
    `update runs set state = case when $2 then 'delivering' else 'done' end,
       finished_at = case when $2 then null else now() end where run_id = $1`,
    [run.run_id, queued > 0]
  );
  await recordEvent(client, { runId: run.run_id, event: queued > 0 ? 'handed to delivery' : 'done' });
}

async function filesOf(client: PoolClient, runId: string): Promise<MailFile[]> {
  const { rows } = await client.query<MailFile & { bytes: string; rows: string }>(
    `select file_id as "fileId", name, bytes, rows, sha256, content_type as "contentType"
     from run_files where run_id = $1 order by name`,
    [runId]
  );
  return rows.map((file) => ({ ...file, bytes: Number(file.bytes), rows: Number(file.rows) }));
}

/** The addresses the contacts have now, and those typed in. A contact that was deleted meanwhile gets nothing. */
async function recipientsOf(
  client: PoolClient,
  { trigger, test_address, job, content, scope }: StoredRun
): Promise<Recipient[]> {
  const typed = (address: string, bcc: boolean): Recipient => ({ address, bcc, contactId: null, language: null });
  if (trigger === 'test') {
    return test_address === null ? [] : [typed(test_address, false)];
  }
  const { contacts, addresses, bcc } = job.recipients;
  // The contact, or what a saved report asks, may have changed since the schedule was saved.
  const theirs = await contactsOfCustomers(client, contacts);
  assertOwnData(theirs, content.customer?.id ?? null);
  customersOf(theirs).forEach((customer) => assertMadeFor(customer, scope));
  return [
    ...(await addressesOf(client, contacts)),
    ...addresses.map((address) => typed(address, false)),
    ...bcc.map((address) => typed(address, true)),
  ];
}

async function addressesOf(client: PoolClient, contacts: readonly string[]): Promise<Recipient[]> {
  if (contacts.length === 0) {
    return [];
  }
  const { rows } = await client.query<{ contact_id: string; address: string; language: string }>(
    `select contact_id, unnest(addresses) as address, language from contacts where contact_id = any($1::bigint[])`,
    [contacts]
  );
  return rows.map(({ contact_id, address, language }) => ({ address, bcc: false, contactId: contact_id, language }));
}

/** A contact may have come to a customer since the run was made. */
function assertMadeFor(customer: string, scope: Scope): void {
  if (!covers(customersEyes(customer), scope)) {
    throw new Problem(
      `This tells more than customer ${customer}, whose contact is to get it, may see. Run its window again.`
    );
  }
}
