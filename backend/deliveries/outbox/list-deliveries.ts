import { Delivery, DeliveryAttempt, DeliveryDetail, DeliveryList, FileLink } from '../../../contract/delivery';
import { Problem } from '../../../contract/problem';
import { isoInstant } from '../../database/iso-instant';
import { Queryable } from '../../database/pool';
import { maySee, seenBy } from '../../access/made-things';
import { Principal } from '../../access/principal';

const COLUMNS = `d.delivery_id as "deliveryId", d.run_id as "runId", m.purpose, d.recipient, d.bcc, d.contact_id as "contactId",
  d.state, d.on_doubt as "onDoubt", d.attempts, ${isoInstant('d.created_at')} as "createdAt",
  case when d.state = 'queued' then ${isoInstant('d.next_attempt_at')} end as "nextAttemptAt",
  ${isoInstant('d.first_attempt_at')} as "firstAttemptAt", ${isoInstant('d.finished_at')} as "finishedAt",
  d.file_form as "fileForm", d.message_id as "messageId", d.answer, d.smtp_code as "smtpCode", d.enhanced_code as "enhancedCode"`;
const FROM = `from deliveries d join mails m using (mail_id) where ${maySee('m', 1)}`;

export interface DeliveryFilter {
  runId?: string;
  states?: readonly string[];
  limit: number;
}

/** The newest first. */
export async function listDeliveries(
  db: Queryable,
  principal: Principal,
  { runId, states, limit }: DeliveryFilter
): Promise<DeliveryList> {
  const wanted = `${FROM} and ($4::bigint is null or d.run_id = $4) and ($5::text[] is null or d.state = any($5))`;
  const values = [...seenBy(principal), runId ?? null, states ?? null];
  const { rows: counted } = await db.query<{ total: number }>(`select count(*)::int as total ${wanted}`, values);
  const { rows } = await db.query<Delivery>(`select ${COLUMNS} ${wanted} order by d.delivery_id desc limit $6`, [
    ...values,
    limit,
  ]);
  return { total: counted[0].total, deliveries: rows };
}

/** Throws a Problem for one there isn't, or that is not the principal's to see. */
export async function findDelivery(db: Queryable, principal: Principal, deliveryId: string): Promise<DeliveryDetail> {
  const { rows } = await db.query<Delivery>(`select ${COLUMNS} ${FROM} and d.delivery_id = $4`, [
    ...seenBy(principal),
    deliveryId,
  ]);
  if (!rows[0]) {
    throw new Problem(`There is no delivery ${deliveryId}.`, { status: 404 });
  }
  const { rows: history } = await db.query<DeliveryAttempt>(
    `select attempt, worker, ${isoInstant('started_at')} as "startedAt", ${isoInstant('body_complete_at')} as "bodyCompleteAt",
       ${isoInstant('ended_at')} as "endedAt", outcome, smtp_code as "smtpCode", enhanced_code as "enhancedCode", answer
     from delivery_attempts where delivery_id = $1 order by attempt`,
    [deliveryId]
  );
  const { rows: links } = await db.query<FileLink>(
    `select link_id as "linkId", file_name as "fileName", ${isoInstant('created_at')} as "createdAt",
       ${isoInstant('expires_at')} as "expiresAt", ${isoInstant('revoked_at')} as "revokedAt", downloads,
       ${isoInstant('last_download_at')} as "lastDownloadAt"
     from file_links where delivery_id = $1 order by created_at, link_id`,
    [deliveryId]
  );
  return { ...rows[0], history, links };
}
