import { readFileSync } from 'fs';
import { IncomingMessage, OutgoingHttpHeaders, request as httpRequest } from 'http';
import { request as httpsRequest } from 'https';
import path from 'path';
import { Registry } from 'prom-client';
import { Readable } from 'stream';
import { pipeline } from 'stream/promises';

import { Problem } from '../../../contract/problem';
import { limitFailedTokens } from '../../access/failed-tokens';
import { migrate } from '../../database/migrate';
import { createPool } from '../../database/pool';
import { prepareReader } from '../../database/reader-role';
import { requestInProcess } from '../../http/in-process';
import { createHttpServer } from '../../http/server';
import { createLogger } from '../../logger';
import { auditedQuestions } from '../../operations/audit/audited-questions';
import { startReadAudit } from '../../operations/audit/read-audit';
import { serviceAdministrator } from '../../access/principal';
import { createQuestionQueue } from '../../reports/question-queue';
import { questionsInTurn } from '../../reports/questions';
import { readScheduleSettings } from '../../schedule-settings';
import { FileStore } from '../../schedules/generation/file-store';
import { readExposure } from '../../http-settings';
import { readMailSecrets, secretFrom } from '../../delivery-settings';
import { readQueueLimits, readRetention } from '../../storage-settings';

export interface DoorRequest {
  method: string;
  /** With the query string. */
  path: string;
  headers?: OutgoingHttpHeaders;
  body?: Readable | Buffer;
}

/** The service's API, wherever it is. */
export interface ServiceDoor {
  request(request: DoorRequest): Promise<IncomingMessage>;
  close(): Promise<void>;
}

const SHELL_TIMEOUT_S = 3_600;

/**
 * TRUNKLINE_URL's service; else the same handlers in this process on DATABASE_URL; else the service `npm start` runs.
 * Throws a Problem that says how to start one when there is none.
 */
export async function findDoor(environment: NodeJS.ProcessEnv): Promise<ServiceDoor> {
  if (environment.TRUNKLINE_URL) {
    return remoteDoor(environment.TRUNKLINE_URL, secretFrom(environment, 'TRUNKLINE_TOKEN') ?? '');
  }
  const databaseUrl = secretFrom(environment, 'DATABASE_URL');
  if (databaseUrl) {
    return ownDoor(databaseUrl);
  }
  const started = readStarted(environment);
  if (!started) {
    throw new Problem(
      'No service is running here. Start one with `npm start`, or set TRUNKLINE_URL and TRUNKLINE_TOKEN, or DATABASE_URL.',
      {
        status: 503,
      }
    );
  }
  return remoteDoor(started.url, started.token);
}

/** The database to work on without a service: DATABASE_URL's, or the one of `npm start`. */
export function findDatabaseUrl(environment: NodeJS.ProcessEnv): string {
  const url = secretFrom(environment, 'DATABASE_URL') ?? readStarted(environment)?.databaseUrl;
  if (!url) {
    throw new Problem('No database is running here. Start one with `npm start`, or set DATABASE_URL.', { status: 503 });
  }
  return url;
}

/** What a running `npm start` has left for commands. */
function readStarted({ TRUNKLINE_STATE }: NodeJS.ProcessEnv) {
  try {
    const text = readFileSync(path.join(TRUNKLINE_STATE ?? '.trunkline', 'service.json'), 'utf8');
    const { url, tokenFile, databaseUrl } = JSON.parse(text) as { url: string; tokenFile: string; databaseUrl: string };
    return { url, token: readFileSync(tokenFile, 'utf8').trim(), databaseUrl };
  } catch {
    return undefined;
  }
}

async function ownDoor(databaseUrl: string): Promise<ServiceDoor> {
  const pool = createPool(databaseUrl);
  try {
    await migrate(pool);
    await prepareReader(pool);
  } catch (error) {
    await pool.end();
    throw error instanceof Problem ? error : unreachable(`the database of DATABASE_URL`, error);
  }
  const registry = new Registry();
  const logger = createLogger('silent');
  const audit = startReadAudit({ pool, registry, logger });
  const schedules = readScheduleSettings(process.env);
  const server = createHttpServer({
    pool,
    questions: auditedQuestions(
      questionsInTurn(pool, createQuestionQueue(readQueueLimits(process.env), registry)),
      audit
    ),
    audit,
    retention: readRetention(process.env),
    files: new FileStore(schedules.filesDirectory),
    fileRetention: schedules.fileRetention,
    // A replica comes upon it at its next tick.
    runAsked: () => undefined,
    mail: readMailSecrets(process.env, secretFrom(process.env, 'TRUNKLINE_TOKEN') ?? ''),
    token: '',
    failedTokens: limitFailedTokens({ registry, logger }),
    exposure: readExposure({}),
    questionTimeoutS: SHELL_TIMEOUT_S,
    logger,
    registry,
  });
  return {
    request: ({ headers = {}, ...request }) =>
      requestInProcess(server, serviceAdministrator('shell'), { headers, ...request }),
    close: async () => {
      await audit.stop();
      await pool.end();
    },
  };
}

function remoteDoor(address: string, token: string): ServiceDoor {
  const base = readAddress(address);
  return {
    request: ({ method, path: target, headers, body }) =>
      new Promise((resolve, reject) => {
        const send = base.protocol === 'https:' ? httpsRequest : httpRequest;
        const outgoing = send(new URL(target, base), {
          method,
          headers: { ...headers, authorization: `Bearer ${token}` },
        });
        outgoing.once('response', resolve);
        outgoing.once('error', (error) => reject(unreachable(`the service at ${base.origin}`, error)));
        if (body instanceof Readable) {
          // When the service answers before it has read all, the answer says why.
          pipeline(body, outgoing).catch(() => undefined);
        } else {
          outgoing.end(body);
        }
      }),
    close: () => Promise.resolve(),
  };
}

function readAddress(address: string): URL {
  if (!URL.canParse(address) || !/^https?:/.test(address)) {
    throw new Problem(`TRUNKLINE_URL is ${address}; it takes an address such as http://127.0.0.1:4080.`);
  }
  return new URL(address);
}

function unreachable(what: string, error: unknown): Problem {
  return new Problem(`Can't reach ${what}: ${(error as Error).message || 'no answer'}. Is it running?`, {
    status: 503,
  });
}
