import { readFileSync } from 'fs';
import path from 'path';
import { Pool } from 'pg';
import { setTimeout as delay } from 'timers/promises';

import { createPool } from '../../backend/database/pool';
import { migrate } from '../../backend/database/migrate';
import { openRecipient } from '../deliveries/mail-of-run';
import { openMails, watchStandstill } from '../deliveries/open-mails';
import { makeDue, queue, setServer } from '../deliveries/outbox';
import { SmtpStub, startSmtpStub } from '../deliveries/smtp-stub';
import { Replicas, startReplicas } from '../long/replicas';
import { startChild } from '../rollups/killable';
import { Wire, wireTo } from './wire';

/** A PostgreSQL whose data stay while it is stopped. */
export interface RestartablePostgres {
  url: string;
  dataDir: string;
  start(): Promise<void>;
  /** Asks it to end, as an administrator does. */
  stop(): Promise<void>;
}

const REPLICAS = 3;
const LEASE_MS = 2_000;
const RECIPIENTS_OF_A_RUN = 100;
const AWAY_MS = 2_000;

/** The outbox while its database stops, crashes, hangs and breaks off, and while replicas stand still. */
export async function run(program: string, mails: number, server: RestartablePostgres): Promise<string> {
  const wire = await wireTo(server.url);
  const pool = createPool(server.url);
  const stub = await startSmtpStub({ answerAfter: () => 1 + Math.random() * 60 });
  let replicas: Replicas | undefined;
  try {
    await migrate(pool);
    await fill(pool, stub, mails);
    replicas = startReplicas(REPLICAS, () => startChild(program, wire.url, String(LEASE_MS)));
    const faults = faultsOf(server, wire, replicas);
    const counts: Record<string, number> = Object.fromEntries(faults.map(([name]) => [name, 0]));
    const watched = watchStandstill();
    for (let at = 0, left = await openMails(pool); left.open > 0; at += 1, left = await openMails(pool)) {
      watched(left);
      replicas.assertAlive();
      const [name, strike] = faults[at % faults.length];
      await strike();
      counts[name] += 1;
      await delay(2 * LEASE_MS);
      await makeDue(pool);
    }
    replicas.assertAlive();
    return await verdict(pool, stub, { mails, counts });
  } finally {
    await replicas?.end();
    await stub.stop();
    await wire.stop();
    await pool.end();
  }
}

async function fill(pool: Pool, stub: SmtpStub, mails: number): Promise<void> {
  await setServer(pool, stub.port);
  for (let queued = 0; queued < mails; queued += RECIPIENTS_OF_A_RUN) {
    const recipients = Array.from({ length: Math.min(RECIPIENTS_OF_A_RUN, mails - queued) }, (_, at) =>
      openRecipient(`r${at}@carrier.example`)
    );
    await queue(pool, { runId: String(1 + queued / RECIPIENTS_OF_A_RUN), recipients });
  }
}

/** Each lasts until all is well again. */
function faultsOf(server: RestartablePostgres, wire: Wire, replicas: Replicas): Array<[string, () => Promise<void>]> {
  return [
    [
      'stops',
      async () => {
        await server.stop();
        await delay(AWAY_MS);
        await server.start();
      },
    ],
    [
      'crashes',
      async () => {
        const [postmaster] = readFileSync(path.join(server.dataDir, 'postmaster.pid'), 'utf8').split('\n');
        process.kill(Number(postmaster), 'SIGQUIT');
        await server.stop();
        await server.start();
      },
    ],
    [
      'silences',
      async () => {
        wire.hang();
        await delay(2 * LEASE_MS);
        wire.mend();
      },
    ],
    [
      'cuts',
      async () => {
        wire.cut();
        await delay(AWAY_MS);
        wire.mend();
      },
    ],
    [
      'replicas that stood still',
      async () => {
        const [sleeper] = replicas.running();
        sleeper?.kill('SIGSTOP');
        await delay(2 * LEASE_MS);
        sleeper?.kill('SIGCONT');
      },
    ],
  ];
}

async function verdict(
  pool: Pool,
  { bodies }: SmtpStub,
  { mails, counts }: { mails: number; counts: Record<string, number> }
): Promise<string> {
  const { rows } = await pool.query<{ state: string; message_id: string | null }>(
    'select state, message_id from deliveries'
  );
  const of = (wanted: string) => rows.filter(({ state }) => state === wanted);
  const twice = [...bodies.values()].filter((count) => count > 1).length;
  const missing = of('sent').filter(({ message_id }) => !bodies.has(message_id ?? '')).length;
  const faults = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  const line =
    `${mails} mails, ${faults.join(', ')}: ${of('sent').length} sent, ${of('unknown').length} unknown, ${twice} twice, ` +
    `${missing} missing, no replica ended.`;
  if (twice > 0 || missing > 0 || of('sent').length + of('unknown').length !== mails) {
    throw new Error(`The outbox did not keep its promise. ${line}`);
  }
  return line;
}
