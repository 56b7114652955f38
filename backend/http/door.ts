import { Pool } from 'pg';
import { Logger } from 'pino';
import { Registry } from 'prom-client';

import { FailedTokens } from '../access/failed-tokens';
import { MailSecrets } from '../deliveries/server/mail-server';
import { Exposure } from './exposure';
import { ReadAudit } from '../operations/audit/read-audit';
import { Questions } from '../reports/questions';
import { Retention } from '../rollups/retaining';
import { FileStore } from '../schedules/generation/file-store';
import { FileRetention } from '../schedules/generation/retain-files';

/** What the handlers need of the service they are a door of. */
export interface Door {
  pool: Pool;
  questions: Questions;
  /** Hears who read what. */
  audit: ReadAudit;
  /** How long what is kept. */
  retention: Retention;
  mail: MailSecrets;
  /** Where the files of runs are. */
  files: FileStore;
  /** How long they are kept. */
  fileRetention: FileRetention;
  /** Hears that a run was asked for: who asked need not wait for the next tick. */
  runAsked(): void;
  token: string;
  failedTokens: FailedTokens;
  exposure: Exposure;
  /** How long a body may pause; minutes unless said. */
  silentBodyMs?: number;
  questionTimeoutS: number;
  logger: Logger;
  registry: Registry;
}
