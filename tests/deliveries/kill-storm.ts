import { Pool } from 'pg';

import { Replicas, startReplicas } from '../long/replicas';
import { startChild } from '../rollups/killable';
import { openRecipient } from './mail-of-run';
import { openMails, watchStandstill } from './open-mails';
import { makeDue, queue, setServer } from './outbox';
import { startSmtpStub } from './smtp-stub';

export interface Storm {
  pool: Pool;
  url: string;
  /** Made of `child.ts`. */
  program: string;
  mails: number;
  replicas: number;
  /** Milliseconds from one kill to the next. */
  everyMs: number;
  /** After so many the replicas are let live. */
  mostKills?: number;
  leaseMs: number;
  progress?: (so: { kills: number; open: number }) => void;
}

export interface StormResult {
  kills: number;
  states: Record<string, number>;
  /** Mails of which the server has more than one body. */
  twice: number;
  /** Mails said to be sent that the server has no body of. */
  missing: number;
  /** Unknown ones the server has no body of. */
  neverArrived: number;
  /** How often mails that had been put off for minutes were all that was left, and were let go at once. */
  letGo: number;
  /** Why attempts were put off, and how many for each reason; those whose worker was killed are not among them. */
  putOff: Record<string, number>;
}

const RECIPIENTS_OF_A_RUN = 100;

/**
 * Queues mails, has replicas send them, and kills one of them again and again until all is said about every mail. Throws
 * where a replica ends by itself, or nothing moves any more.
 */
export async function killStorm(storm: Storm): Promise<StormResult> {
  const { pool, url, program, mails, replicas, everyMs, leaseMs, mostKills = Infinity, progress } = storm;
  const stub = await startSmtpStub({ answerAfter: () => 1 + Math.random() * 60 });
  let programs: Replicas | undefined;
  let kills = 0;
  let letGo = 0;
  try {
    await setServer(pool, stub.port);
    for (let queued = 0; queued < mails; queued += RECIPIENTS_OF_A_RUN) {
      const count = Math.min(RECIPIENTS_OF_A_RUN, mails - queued);
      const recipients = Array.from({ length: count }, (_, at) => openRecipient(`r${at}@carrier.example`));
      await queue(pool, { runId: String(1 + queued / RECIPIENTS_OF_A_RUN), recipients });
    }
    programs = startReplicas(replicas, () => startChild(program, url, String(leaseMs)));
    const watched = watchStandstill();
    for (let left = await openMails(pool); left.open > 0; left = await openMails(pool)) {
      watched(left);
      progress?.({ kills, open: left.open });
      if (left.putOff === left.open) {
        await makeDue(pool);
        letGo += 1;
      }
      await new Promise((resolve) => setTimeout(resolve, everyMs));
      if (kills < mostKills && (await programs.killOne()) !== undefined) {
        kills += 1;
      }
    }
    return { kills, letGo, ...(await verdict(pool, stub.bodies)) };
  } finally {
    await programs?.end();
    await stub.stop();
  }
}

/** The ledger against what the server was handed. */
async function verdict(pool: Pool, bodies: Map<string, number>): Promise<Omit<StormResult, 'kills' | 'letGo'>> {
  const { rows } = await pool.query<{ state: string; message_id: string | null }>(
    'select state, message_id from deliveries'
  );
  const states: Record<string, number> = {};
  for (const { state } of rows) {
    states[state] = (states[state] ?? 0) + 1;
  }
  const reasons = await pool.query<{ answer: string; count: number }>(
    `select answer, count(*)::int from delivery_attempts
     where outcome in ('lost', 'deferred') and answer <> 'The worker that sent it ended.' group by answer`
  );
  const without = (wanted: string) =>
    rows.filter(({ state, message_id }) => state === wanted && !bodies.has(message_id ?? '')).length;
  return {
    states,
    twice: [...bodies.values()].filter((count) => count > 1).length,
    missing: without('sent'),
    neverArrived: without('unknown'),
    putOff: Object.fromEntries(reasons.rows.map(({ answer, count }) => [answer, count])),
  };
}
