import { Queryable } from '../../database/pool';
import { FAILURES_THAT_PAUSE } from '../outbox/claim';

const PAUSE = '5 minutes';

/** The server could not be spoken to. After some failures in a row mails wait, then one of them tries. */
export async function noteServerFailure(db: Queryable, reason: string): Promise<void> {
  await db.query(
    `update mail_server_state set failures = failures + 1, last_error = $1, last_error_at = now(),
       paused_until = case when failures + 1 >= $2 then now() + $3::interval end`,
    [reason, FAILURES_THAT_PAUSE, PAUSE]
  );
}

/** The server let us in. Writes only what is news: every worker says so for every connection. */
export async function noteServerWell(db: Queryable, announcedBytes: number | null): Promise<void> {
  await db.query(
    `update mail_server_state set failures = 0, paused_until = null, announced_bytes = $1
     where failures > 0 or paused_until is not null or announced_bytes is distinct from $1`,
    [announcedBytes]
  );
}

/** A mail was accepted; kept to the second it was last written. */
export async function noteAccepted(db: Queryable): Promise<void> {
  await db.query(
    `update mail_server_state set last_accepted_at = now()
     where last_accepted_at is null or last_accepted_at < now() - interval '10 seconds'`
  );
}
