import { Pool } from 'pg';
import * as z from 'zod/mini';

import { MailServer, mailServerSchema, MailServerState, MailServerStatus } from '../../../contract/mail-server';
import { Problem } from '../../../contract/problem';
import { Author, recordChange } from '../../database/audit';
import { isoInstant } from '../../database/iso-instant';
import { inTransaction, Queryable } from '../../database/pool';
import { readInput } from '../../reports/read-input';
import { assertNewest } from '../assert-newest';
import { Secrets } from '../secrets';

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/i;

/** Where passwords are kept and read. */
export interface MailSecrets {
  secrets: Secrets;
  /** The password of the mail server, where the environment sets it: it goes before a stored one. */
  smtpPassword: string | undefined;
}

const COLUMNS = `host, port, security, user_name as "userName", sealed_password as sealed, from_name as "fromName",
  from_address as "fromAddress", bounce_address as "bounceAddress", per_minute as "perMinute",
  max_attachment_bytes::float8 as "maxAttachmentBytes", public_url as "publicUrl", link_days as "linkDays",
  allowed_domains as "allowedDomains", version, ${isoInstant('updated_at')} as "updatedAt"`;

type StoredServer = Omit<MailServer, 'password'> & { sealed: Buffer | null };

/** The settings with the password, to send with. Its holder keeps it out of logs and replies. */
export interface ReachableServer extends Omit<MailServer, 'password'> {
  credentials: { user: string; pass: string } | undefined;
}

const changeSchema = z.extend(mailServerSchema, { version: z.optional(z.int()) });

export async function readMailServer(db: Queryable, mail: MailSecrets): Promise<MailServer | null> {
  const stored = await readStored(db);
  return stored && describe(stored, mail);
}

/** Null until it is set up. Throws a Problem when the stored password can't be read. */
export async function reachableServer(db: Queryable, mail: MailSecrets): Promise<ReachableServer | null> {
  const stored = await readStored(db);
  if (!stored) {
    return null;
  }
  const { sealed, ...server } = stored;
  const pass = mail.smtpPassword ?? (sealed ? mail.secrets.open(sealed) : '');
  if (pass === undefined) {
    throw new Problem(
      "The mail server's password was stored under another TRUNKLINE_SECRET. An administrator enters it again under Set-up.",
      { status: 503 }
    );
  }
  return { ...server, credentials: server.userName === null ? undefined : { user: server.userName, pass } };
}

export async function mailServerStatus(db: Queryable, mail: MailSecrets): Promise<MailServerStatus> {
  const { rows } = await db.query<MailServerState & { waiting: number }>(
    `select failures, ${isoInstant('paused_until')} as "pausedUntil", ${isoInstant('last_accepted_at')} as "lastAcceptedAt",
       last_error as "lastError", ${isoInstant('last_error_at')} as "lastErrorAt", announced_bytes::float8 as "announcedBytes",
       (select count(*)::int from deliveries where state in ('queued', 'sending')) as waiting
     from mail_server_state`
  );
  const { waiting, ...state } = rows[0];
  return { server: await readMailServer(db, mail), state, waiting };
}

/** A changed server starts with no failures: what waits is tried at once. */
export async function storeMailServer(pool: Pool, mail: MailSecrets, by: Author, input: unknown): Promise<MailServer> {
  const { password, version, ...server } = readInput(changeSchema, input);
  if (server.security === 'none' && server.userName !== null && !LOOPBACK.test(server.host)) {
    throw new Problem('A password is never sent unencrypted over a network. Choose TLS or STARTTLS, or no user name.', {
      field: 'security',
      allowed: ['tls', 'starttls'],
    });
  }
  return inTransaction(pool, async (client) => {
    await client.query('lock table mail_server in share row exclusive mode');
    const before = await readStored(client);
    if (before && before.version !== version) {
      assertNewest(undefined, 'The mail server');
    }
    const sealed =
      password === undefined ? (before?.sealed ?? null) : password === null ? null : mail.secrets.seal(password);
    await client.query(
      `insert into mail_server (host, port, security, user_name, sealed_password, from_name, from_address, bounce_address,
         per_minute, max_attachment_bytes, public_url, link_days, allowed_domains)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
       on conflict (the_only_row) do update set (host, port, security, user_name, sealed_password, from_name, from_address,
         bounce_address, per_minute, max_attachment_bytes, public_url, link_days, allowed_domains, version, updated_at)
       = ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, mail_server.version + 1, now())`,
      [
        server.host,
        server.port,
        server.security,
        server.userName,
        sealed,
        server.fromName,
        server.fromAddress,
        server.bounceAddress,
        server.perMinute,
        server.maxAttachmentBytes,
        server.publicUrl?.replace(/\/+$/, '') ?? null,
        server.linkDays,
        server.allowedDomains,
      ]
    );
    await client.query('update mail_server_state set failures = 0, paused_until = null, announced_bytes = null');
    const after = describe((await readStored(client))!, mail);
    await recordChange(client, {
      by,
      kind: 'setting',
      id: 'mail-server',
      action: before ? 'changed' : 'created',
      before: before && describe(before, mail),
      after: password === undefined ? after : { ...after, passwordChanged: true },
    });
    return after;
  });
}

async function readStored(db: Queryable): Promise<StoredServer | null> {
  const { rows } = await db.query<StoredServer>(`select ${COLUMNS} from mail_server`);
  return rows[0] ?? null;
}

function describe({ sealed, ...server }: StoredServer, { secrets, smtpPassword }: MailSecrets): MailServer {
  const stored = sealed === null ? 'none' : secrets.open(sealed) === undefined ? 'unreadable' : 'stored';
  return { ...server, password: smtpPassword === undefined ? stored : 'environment' };
}
