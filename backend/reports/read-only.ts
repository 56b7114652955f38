import { Client, Pool, PoolClient } from 'pg';

import { Problem } from '../../contract/problem';
import { HOLD_ATTEMPTS } from '../database/hold-attempts';
import { hasReaderLogin, questionsPool } from '../database/reader-login';
import { asReader } from '../database/reader-role';

/** Seconds a question may take in PostgreSQL unless the service was told otherwise. */
const DEFAULT_TIMEOUT_S = 60;

export interface AskOptions {
  /** Aborted when the caller leaves: the query is then cancelled in PostgreSQL. */
  signal?: AbortSignal;
  timeoutS?: number;
  /** Asks within this session, in its snapshot and with its limit of time; whoever opened it ends it. */
  session?: ReadOnlySession;
  /** Reads what no question may: as the service itself, not as the reader. */
  asService?: boolean;
  /** What the audit says of it besides: the report it is of, the format of the file. */
  audited?: { report?: string; format?: string };
}

const QUERY_CANCELED = '57014';
/** A cancel that arrives between two statements stops neither, so it is sent until the session ends. */
const CANCEL_AGAIN_MS = 200;

function toProblem(error: unknown, options: AskOptions): unknown {
  if (options.signal?.aborted) {
    return new Problem('The question was cancelled because its caller left.', { status: 499 });
  }
  if ((error as { code?: string }).code === QUERY_CANCELED) {
    return new Problem(
      `The question took longer than ${options.timeoutS ?? DEFAULT_TIMEOUT_S} s and was cancelled. ` +
        'Ask for a shorter window, fewer dimensions, or one customer or provider.',
      { status: 504 }
    );
  }
  return error;
}

/** Over a connection of its own: all those of the pool may be busy with what is to be cancelled. */
async function cancelBackend(pool: Pool, processID: number): Promise<void> {
  const client = new Client(pool.options);
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('select pg_cancel_backend($1)', [processID]);
  } finally {
    await client.end();
  }
}

/** Cancels what the connection runs once the caller leaves. Answers how to stop watching. */
function cancelWhenCallerLeaves(pool: Pool, client: PoolClient, signal: AbortSignal | undefined): () => void {
  const { processID } = client as PoolClient & { processID: number };
  let again: NodeJS.Timeout | undefined;
  const cancel = () => {
    void cancelBackend(pool, processID).catch(() => undefined);
    again = setTimeout(cancel, CANCEL_AGAIN_MS);
  };
  signal?.addEventListener('abort', cancel, { once: true });
  return () => {
    signal?.removeEventListener('abort', cancel);
    clearTimeout(again);
  };
}

/** One snapshot on one connection that can only read. */
export interface ReadOnlySession {
  client: PoolClient;
  commit(): Promise<void>;
  /** Gives the connection back. Without a commit before it, the connection is closed and what it still does ends with it. */
  close(): void;
  /** What to throw for an error met in the session. */
  problemOf(error: unknown): unknown;
}

/** When the caller leaves, or time is up, what the session runs is cancelled in PostgreSQL. */
export async function openReadOnly(pool: Pool, options: AskOptions): Promise<ReadOnlySession> {
  if (options.session) {
    options.signal?.throwIfAborted();
    return { ...options.session, commit: () => Promise.resolve(), close: () => undefined };
  }
  const connections = options.asService ? pool : questionsPool(pool);
  const client = await connections.connect();
  const stopWatching = cancelWhenCallerLeaves(connections, client, options.signal);
  let committed = false;
  const session: ReadOnlySession = {
    client,
    commit: async () => {
      await client.query('commit');
      committed = true;
    },
    close: () => {
      stopWatching();
      client.release(!committed);
    },
    problemOf: (error) => toProblem(error, options),
  };
  try {
    options.signal?.throwIfAborted();
    const timeoutMs = Math.ceil((options.timeoutS ?? DEFAULT_TIMEOUT_S) * 1000);
    await client.query(
      `begin isolation level repeatable read read only;
       set local statement_timeout = ${timeoutMs}; set local jit = off; ${options.asService || hasReaderLogin(pool) ? '' : asReader(pool)} ${HOLD_ATTEMPTS}`
    );
    return session;
  } catch (error) {
    session.close();
    throw session.problemOf(error);
  }
}

/** Runs `work` in a session of its own, or the one it was given. Throws a Problem when the caller leaves (499) or time is up (504). */
export async function readOnly<T>(
  pool: Pool,
  options: AskOptions,
  work: (client: PoolClient) => Promise<T>
): Promise<T> {
  const session = await openReadOnly(pool, options);
  try {
    const result = await work(session.client);
    await session.commit();
    return result;
  } catch (error) {
    throw session.problemOf(error);
  } finally {
    session.close();
  }
}

/**
 * The same for what `read` gives piece by piece: the session lasts until the last piece. A reader that stops early ends what
 * it still does.
 */
export async function* streamReadOnly<T>(
  pool: Pool,
  options: AskOptions,
  read: (client: PoolClient) => AsyncIterable<T>
): AsyncGenerator<T> {
  const session = await openReadOnly(pool, options);
  try {
    yield* read(session.client);
    await session.commit();
  } catch (error) {
    throw session.problemOf(error);
  } finally {
    session.close();
  }
}
