import { Server } from 'http';
import { AddressInfo } from 'net';
import { tmpdir } from 'os';
import path from 'path';
import { Registry } from 'prom-client';

import { limitFailedTokens } from '../../backend/access/failed-tokens';
import { createSecrets } from '../../backend/deliveries/secrets';
import { Door } from '../../backend/http/door';
import { createHttpServer } from '../../backend/http/server';
import { auditedQuestions } from '../../backend/operations/audit/audited-questions';
import { startReadAudit } from '../../backend/operations/audit/read-audit';
import { createLogger } from '../../backend/logger';
import { createQuestionQueue } from '../../backend/reports/question-queue';
import { questionsInTurn } from '../../backend/reports/questions';
import { FileStore } from '../../backend/schedules/generation/file-store';
import { freshDatabase, FreshDatabase } from '../postgres/fresh-database';

export const TOKEN = 'a-token-for-tests-only';

export interface ServedApi {
  url: string;
  server: Server;
  database: FreshDatabase;
  /** fetch with the token. */
  call(path: string, init?: RequestInit): Promise<Response>;
  stop(): Promise<void>;
}

/** The API on a database of its own, on a free port of loopback. */
export async function serveApi(changes: Partial<Door> = {}): Promise<ServedApi> {
  const database = await freshDatabase();
  const registry = new Registry();
  const queue = createQuestionQueue({ perPrincipal: 4, overall: 8, waiting: 100, heavyS: 600 }, registry);
  const logger = createLogger(process.env.TEST_LOG_LEVEL ?? 'silent');
  const audit = startReadAudit({ pool: database.pool, registry, logger });
  const server = createHttpServer({
    pool: database.pool,
    questions: auditedQuestions(questionsInTurn(database.pool, queue), audit),
    audit,
    retention: { quarterHoursDays: 35, hoursDays: 62, auditDays: 400 },
    runAsked: () => undefined,
    files: new FileStore(path.join(tmpdir(), `trunkline-files-${process.pid}`)),
    fileRetention: { days: 90, bytes: 20e9 },
    mail: { secrets: createSecrets(TOKEN), smtpPassword: undefined },
    token: TOKEN,
    failedTokens: limitFailedTokens({ registry, logger }),
    exposure: { trustedProxies: [], allowedOrigins: [] },
    questionTimeoutS: 30,
    logger,
    registry,
    ...changes,
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    server,
    database,
    call: (path, init = {}) =>
      fetch(url + path, {
        ...init,
        headers: { authorization: `Bearer ${TOKEN}`, ...(init.headers as Record<string, string>) },
      }),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await audit.stop();
      await database.drop();
    },
  };
}
