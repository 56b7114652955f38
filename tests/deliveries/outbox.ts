import { Readable } from 'stream';
import { Pool } from 'pg';

import { Delivering, DeliveringOptions, startDelivering } from '../../backend/deliveries/delivering';
import { MailOfRun, queueDeliveries } from '../../backend/deliveries/outbox/queue-deliveries';
import { createSecrets } from '../../backend/deliveries/secrets';
import { MailSecrets, storeMailServer } from '../../backend/deliveries/server/mail-server';
import { inTransaction } from '../../backend/database/pool';
import { MailServerInput } from '../../contract/mail-server';
import { mailOfRun } from './mail-of-run';

export const MAIL: MailSecrets = { secrets: createSecrets('a secret for tests only'), smtpPassword: undefined };
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
export const QUICK = { connectMs: 2_000, greetingMs: 1_000, silenceMs: 1_000 };

export function setServer(pool: Pool, port: number, changes: Partial<MailServerInput> = {}) {
  return inTransaction(pool, async (client) => {
    const { rows } = await client.query<{ version: number }>('select version from mail_server');
    return rows[0]?.version;
  }).then((version) =>
    storeMailServer(
      pool,
      MAIL,
      { name: 'test', orgId: null },
      {
        host: '127.0.0.1',
        port,
        security: 'none',
        fromAddress: 'reports@trunkline.example',
        version,
        ...changes,
      }
    )
  );
}

export function queue(pool: Pool, changes: Partial<MailOfRun> = {}): Promise<number> {
  return inTransaction(pool, (client) => queueDeliveries(client, mailOfRun(changes)));
}

export function deliver(pool: Pool, changes: Partial<DeliveringOptions> = {}): Delivering {
  return startDelivering({
    pool,
    logger: SILENT,
    mail: MAIL,
    openFile: async (fileId) => Readable.from([Buffer.from(`contents of ${fileId}`)]),
    pollMs: 20,
    graceMs: 3_000,
    session: { timeouts: QUICK },
    ...changes,
  });
}

/** Waits until a query answers true; one that takes twenty seconds never will. */
export async function until(pool: Pool, sql: string, values: unknown[] = []): Promise<void> {
  const startedAt = Date.now();
  for (;;) {
    const { rows } = await pool.query<{ is: boolean }>(`select (${sql}) as is`, values);
    if (rows[0].is) {
      return;
    }
    if (Date.now() - startedAt > 20_000) {
      const { rows: states } = await pool.query('select state, answer, count(*) from deliveries group by 1, 2');
      throw new Error(`waited in vain for ${sql}: ${JSON.stringify(states)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Lets what waits for its next attempt be due now. */
export async function makeDue(pool: Pool): Promise<void> {
  await pool.query(`update deliveries set next_attempt_at = now() where state = 'queued'`);
}

export async function emptyOutbox(pool: Pool): Promise<void> {
  await pool.query('truncate mails, suppressions, mail_server restart identity cascade');
  await pool.query(
    'update mail_server_state set failures = 0, paused_until = null, allowance = 0, last_error = null, announced_bytes = null'
  );
}
