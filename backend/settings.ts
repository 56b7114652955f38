import { Problem } from '../contract/problem';
import { readMailSecrets, secretFrom } from './delivery-settings';
import { MailSecrets } from './deliveries/server/mail-server';
import { Exposure } from './http/exposure';
import { readExposure } from './http-settings';
import { QueueLimits } from './reports/question-queue';
import { Retention } from './rollups/retaining';
import { Groupings } from './rollups/tiers';
import { readScheduleSettings, ScheduleSettings } from './schedule-settings';
import { readDayZones, readGroupings, readQueueLimits, readRetention } from './storage-settings';

export interface TcpAddress {
  host: string;
  port: number;
}

export interface Settings {
  databaseUrl: string;
  /** The login questions are asked as; undefined: the service's, in the role of the reader. */
  readerUrl: string | undefined;
  http: TcpAddress;
  /** `host:port` or `unix:/path`. */
  grpcAddress: string;
  /** What callers of both doors must know. */
  token: string;
  exposure: Exposure;
  questionTimeoutS: number;
  questionsAtOnce: QueueLimits;
  retention: Retention;
  /** The zones whose days are kept added up. */
  dayZones: string[];
  groupings: Groupings;
  mail: MailSecrets;
  schedules: ScheduleSettings;
  logLevel: string;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];
const SHORTEST_TOKEN = 16;

/** Throws a Problem that names the variable and what it takes. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const { TRUNKLINE_GRPC_ADDRESS, LOG_LEVEL } = environment;
  const databaseUrl = secretFrom(environment, 'DATABASE_URL');
  if (!databaseUrl) {
    throw new Problem(
      'DATABASE_URL (or DATABASE_URL_FILE) is not set. It names the PostgreSQL to use: postgres://user:password@host:5432/name.'
    );
  }
  const token = readToken(environment);
  return {
    databaseUrl,
    readerUrl: secretFrom(environment, 'DATABASE_READER_URL'),
    http: tcpAddress('TRUNKLINE_HTTP_ADDRESS', environment.TRUNKLINE_HTTP_ADDRESS ?? '127.0.0.1:4080'),
    grpcAddress: grpcAddress(TRUNKLINE_GRPC_ADDRESS ?? '127.0.0.1:4081'),
    token,
    exposure: readExposure(environment),
    questionTimeoutS: questionTimeout(environment.TRUNKLINE_QUESTION_TIMEOUT_S ?? '60'),
    questionsAtOnce: readQueueLimits(environment),
    retention: readRetention(environment),
    dayZones: readDayZones(environment),
    groupings: readGroupings(environment),
    schedules: readScheduleSettings(environment),
    mail: readMailSecrets(environment, token),
    logLevel: logLevel(LOG_LEVEL ?? 'info'),
  };
}

function tcpAddress(variable: string, text: string): TcpAddress {
  const match = /^(\[[0-9a-fA-F:]+\]|[^:[\]/\s]+):(\d{1,5})$/.exec(text);
  const port = Number(match?.[2]);
  if (!match || port > 65_535) {
    throw new Problem(`${variable} is ${text}; it takes a host and a port such as 127.0.0.1:4080.`);
  }
  return { host: match[1].replace(/^\[|\]$/g, ''), port };
}

function grpcAddress(text: string): string {
  if (/^unix:\/./.test(text)) {
    return text;
  }
  tcpAddress('TRUNKLINE_GRPC_ADDRESS', text);
  return text;
}

function readToken(environment: NodeJS.ProcessEnv): string {
  const token = secretFrom(environment, 'TRUNKLINE_TOKEN');
  if (!token) {
    throw new Problem('TRUNKLINE_TOKEN is not set. Set it (or TRUNKLINE_TOKEN_FILE) to the secret callers must send.');
  }
  if (token.length < SHORTEST_TOKEN || /[^\x21-\x7e]/.test(token)) {
    throw new Problem(`The token must be at least ${SHORTEST_TOKEN} printable ASCII characters without spaces.`);
  }
  return token;
}

function questionTimeout(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 86_400)) {
    throw new Problem(`TRUNKLINE_QUESTION_TIMEOUT_S is ${text}; it takes seconds, more than 0 and at most 86400.`);
  }
  return seconds;
}

function logLevel(text: string): string {
  if (!LOG_LEVELS.includes(text)) {
    throw new Problem(`LOG_LEVEL is ${text}; it takes one of ${LOG_LEVELS.join(', ')}.`);
  }
  return text;
}
