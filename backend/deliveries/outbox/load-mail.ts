import { DeliveryState, FileForm, MailContent, MailFile, MailPurpose, OnDoubt } from '../../../contract/delivery';
import { Template } from '../../../contract/template';
import { isoInstant } from '../../database/iso-instant';
import { Queryable } from '../../database/pool';
import { IS_SUPPRESSED } from './lease';

/** Everything a message to one recipient is made of. */
export interface LoadedMail {
  deliveryId: string;
  mailId: string;
  runId: string;
  purpose: MailPurpose;
  recipient: string;
  bcc: boolean;
  isContact: boolean;
  language: string | null;
  list: string;
  onDoubt: OnDoubt;
  deferrals: number;
  firstAttemptAt: string;
  dueAt: string | null;
  subject: string | null;
  content: MailContent;
  files: MailFile[];
  zippedBytes: number | null;
  /** The largest form a server refused as too large. */
  refusedForm: 'attached' | 'zipped' | null;
  template: Pick<Template, 'language' | 'texts'> | null;
  isSuppressed: boolean;
}

/** What is about one customer is written with the template assigned to them: the recipient's own first. */
const TEMPLATE_OF_CUSTOMER = `(select c.template_id from contacts c
  where c.customer_id = m.customer_id and c.template_id is not null
  order by c.contact_id is distinct from d.contact_id, c.contact_id limit 1)`;

export async function loadMail(db: Queryable, deliveryId: string): Promise<LoadedMail> {
  const { rows } = await db.query<LoadedMail>(
    `select d.delivery_id as "deliveryId", m.mail_id as "mailId", m.run_id as "runId", m.purpose, d.recipient, d.bcc,
       d.contact_id is not null as "isContact", d.language, m.list, d.on_doubt as "onDoubt", d.deferrals,
       ${isoInstant('d.first_attempt_at')} as "firstAttemptAt", ${isoInstant('m.due_at')} as "dueAt", m.subject, m.content,
       m.files, m.zipped_bytes::float8 as "zippedBytes", d.refused_form as "refusedForm",
       case when t.template_id is not null then jsonb_build_object('language', t.language, 'texts', t.texts) end as template,
       ${IS_SUPPRESSED} as "isSuppressed"
     from deliveries d join mails m using (mail_id)
     left join mail_templates t on t.template_id = coalesce(${TEMPLATE_OF_CUSTOMER}, m.template_id)
     where d.delivery_id = $1`,
    [deliveryId]
  );
  return rows[0];
}

/** The open recipients of a mail: what its bcc copies say it was sent to. */
export async function openRecipients(db: Queryable, mailId: string): Promise<string[]> {
  const { rows } = await db.query<{ recipient: string }>(
    'select recipient from deliveries where mail_id = $1 and not bcc order by delivery_id',
    [mailId]
  );
  return rows.map(({ recipient }) => recipient);
}

export interface FailedRecipient {
  recipient: string;
  state: DeliveryState;
  answer: string | null;
}

/** Whom a run could not be delivered to. */
export async function failedRecipients(db: Queryable, runId: string): Promise<FailedRecipient[]> {
  const { rows } = await db.query<FailedRecipient>(
    `select d.recipient, d.state, d.answer from deliveries d join mails m using (mail_id)
     where d.run_id = $1 and m.purpose <> 'notice' and d.state = 'failed' order by d.delivery_id`,
    [runId]
  );
  return rows;
}

/** What the files of a mail come to when zipped: the same for each of its recipients. */
export async function noteZipped(db: Queryable, mailId: string, bytes: number): Promise<void> {
  await db.query('update mails set zipped_bytes = $2 where mail_id = $1', [mailId, bytes]);
}

export async function noteMessage(
  db: Queryable,
  deliveryId: string,
  { messageId, fileForm }: { messageId: string; fileForm: FileForm }
): Promise<void> {
  await db.query('update deliveries set message_id = $2, file_form = $3 where delivery_id = $1', [
    deliveryId,
    messageId,
    fileForm,
  ]);
}
