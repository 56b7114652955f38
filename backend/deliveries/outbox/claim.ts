import { Pool, PoolClient } from 'pg';

import { END_IF_SILENT, inTransaction } from '../../database/pool';
import { LEDGER_IS_HELD } from './ledger-held';

/** A delivery a worker may send, while it holds the token and the lease. */
export interface Claimed {
  deliveryId: string;
  runId: string;
  token: string;
  attempt: number;
  share: string;
}

export interface ClaimOptions {
  worker: string;
  most: number;
  leaseMs: number;
  /** Shares take turns in their order: begins behind this one. */
  afterShare: string;
}

/** Failures in a row after which the server is left alone. */
export const FAILURES_THAT_PAUSE = 5;
/** One probe goes out; the others wait that long for how it fared. */
const PROBE = '1 minute';
/** Seconds of messages that may leave at once when the server was idle. */
const BURST_S = 5;

/**
 * Takes deliveries that are due: one of each share in turn, then by time. Fewer where the server's rate allows fewer, none
 * while it is paused or the ledger is held. Only the database's clock decides.
 */
export async function claimDeliveries(pool: Pool, options: ClaimOptions): Promise<Claimed[]> {
  return inTransaction(pool, async (client) => {
    await client.query(END_IF_SILENT);
    const most = Math.min(options.most, await allowed(client));
    if (most < 1) {
      return [];
    }
    const ids = await pick(client, most, options.afterShare);
    if (ids.length === 0) {
      return [];
    }
    await client.query(
      `update mail_server_state set allowance = allowance - $1,
         paused_until = case when failures >= $2 then now() + $3::interval end`,
      [ids.length, FAILURES_THAT_PAUSE, PROBE]
    );
    const { rows } = await client.query<Claimed>(
      `update deliveries set state = 'sending', phase = 'claimed', worker = $2, lease_token = gen_random_uuid(),
         lease_until = now() + $3 * interval '1 ms', claimed_at = now(), body_complete_at = null, attempts = attempts + 1,
         first_attempt_at = coalesce(first_attempt_at, now())
       where delivery_id = any($1::bigint[])
       returning delivery_id as "deliveryId", run_id as "runId", lease_token as token, attempts as attempt, share`,
      [ids, options.worker, options.leaseMs]
    );
    return rows;
  });
}

/** How many may leave now. Holds the server's state until the claim ends, so that replicas count together. */
async function allowed(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ paused: boolean; failures: number; per_minute: number | null }>(
    `select coalesce(paused_until > now(), false) or ${LEDGER_IS_HELD} as paused,
       failures, per_minute
     from mail_server_state cross join mail_server for update of mail_server_state`
  );
  const [state] = rows;
  if (!state || state.paused) {
    return 0;
  }
  const most = state.failures >= FAILURES_THAT_PAUSE ? 1 : Number.MAX_SAFE_INTEGER;
  if (state.per_minute === null) {
    return most;
  }
  const perSecond = state.per_minute / 60;
  const { rows: refilled } = await client.query<{ allowance: number }>(
    `update mail_server_state set allowance_at = now(),
       allowance = least($2, greatest(allowance, 0) + extract(epoch from now() - allowance_at) * $1)
     returning allowance`,
    [perSecond, Math.max(1, perSecond * BURST_S)]
  );
  return Math.min(most, Math.floor(refilled[0].allowance));
}

const DUE = `state = 'queued' and next_attempt_at <= now()`;

async function pick(client: PoolClient, most: number, afterShare: string): Promise<string[]> {
  const inTurn = await pickInTurn(client, most, afterShare);
  const wrapped = afterShare !== '' && inTurn.length < most ? await pickInTurn(client, most - inTurn.length, '') : [];
  const ids = [...new Set([...inTurn, ...wrapped])];
  if (ids.length < most) {
    const { rows } = await client.query<{ delivery_id: string }>(
      `select delivery_id from deliveries where ${DUE} and delivery_id <> all($2::bigint[])
       order by next_attempt_at, delivery_id limit $1 for update skip locked`,
      [most - ids.length, ids]
    );
    ids.push(...rows.map((row) => row.delivery_id));
  }
  return ids;
}

/** The oldest of each of the next shares: the shares are found one by one through the index, however many rows each has. */
async function pickInTurn(client: PoolClient, most: number, afterShare: string): Promise<string[]> {
  const { rows } = await client.query<{ delivery_id: string }>(
    `with recursive shares (share, at) as (
       select (select min(share) from deliveries where ${DUE} and share > $2), 1
       union all
       select (select min(d.share) from deliveries d where ${DUE} and d.share > s.share), at + 1
       from shares s where s.share is not null and at < $1
     )
     select d.delivery_id from shares s cross join lateral (
       select delivery_id from deliveries where ${DUE} and share = s.share
       order by next_attempt_at, delivery_id limit 1 for update skip locked
     ) d`,
    [most, afterShare]
  );
  return rows.map((row) => row.delivery_id);
}
