import { Server } from 'http';
import { AddressInfo } from 'net';
import { Logger } from 'pino';
import { collectDefaultMetrics, Registry } from 'prom-client';

import { Problem } from '../contract/problem';
import { limitFailedTokens } from './access/failed-tokens';
import { alertsInTurn } from './alerts/alerts';
import { startRematching } from './calls/rematching';
import { registerSources } from './calls/source-metrics';
import { migrate } from './database/migrate';
import { createPool } from './database/pool';
import { endReaderLogin, openReaderLogin } from './database/reader-login';
import { prepareReader, ReaderState } from './database/reader-role';
import { startDelivering } from './deliveries/delivering';
import { startGrafanaDoor } from './grafana/server';
import { requestInProcess } from './http/in-process';
import { createHttpServer } from './http/server';
import { createLogger, logTimers } from './logger';
import { auditedAlerts } from './operations/audit/audited-alerts';
import { auditedQuestions } from './operations/audit/audited-questions';
import { auditedService } from './operations/audit/audited-service';
import { startReadAudit } from './operations/audit/read-audit';
import { startSampling } from './operations/samples/sampling';
import { makerNow } from './access/identify';
import { createQuestionQueue } from './reports/question-queue';
import { questionsInTurn } from './reports/questions';
import { registerAreaCodes } from './reference/us/register-area-codes';
import { startRefreshing } from './rollups/refresh-worker';
import { startRetaining } from './rollups/retaining';
import { startStandingCheck } from './rollups/standing-check';
import { registerBacklog } from './rollups/tier-status';
import { ensureTiers } from './rollups/tier-tables';
import { declaredTiers } from './rollups/tiers';
import { FileStore } from './schedules/generation/file-store';
import { produceJob } from './schedules/generation/produce-job';
import { registerScheduler } from './schedules/health/scheduler-status';
import { openFile } from './schedules/ledger/open-file';
import { assertUtc, startScheduling } from './schedules/scheduling';
import { startPulling } from './sources/pulling';
import { Settings, TcpAddress } from './settings';

export interface RunningService {
  httpUrl: string;
  grpcAddress: string;
  /** Lets answers that are under way end, then lets go of the database. */
  stop(): Promise<void>;
}

/** Beside those of questions: what is received, pulled and kept up in the background, and what pages ask of sources. */
const OTHER_CONNECTIONS = 16;
/** A run reads its rows, and its worker says that it lives. */
const CONNECTIONS_OF_A_RUN = 2;

/** Puts the rooms together: the database brought up to date, both doors open. Throws a Problem when it can't. */
export async function startService(settings: Settings): Promise<RunningService> {
  assertUtc();
  const logger = createLogger(settings.logLevel);
  logTimers(logger);
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const { token, questionTimeoutS, questionsAtOnce, retention, mail, schedules } = settings;
  const max = questionsAtOnce.overall + OTHER_CONNECTIONS + schedules.runs.atOnce * CONNECTIONS_OF_A_RUN;
  const pool = createPool(settings.databaseUrl, { max });
  const queue = createQuestionQueue(questionsAtOnce, registry);
  const audit = startReadAudit({ pool, registry, logger });
  const failedTokens = limitFailedTokens({ registry, logger });
  const questions = auditedQuestions(questionsInTurn(pool, queue), audit);
  const files = new FileStore(schedules.filesDirectory);
  let beginAsked: () => void = () => undefined;
  const server = createHttpServer({
    pool,
    questions,
    audit,
    retention,
    mail,
    files,
    fileRetention: schedules.fileRetention,
    runAsked: () => beginAsked(),
    token,
    failedTokens,
    exposure: settings.exposure,
    questionTimeoutS,
    logger,
    registry,
  });

  try {
    await migrate(pool);
    warnOfWeakness(await prepareReader(pool), logger);
    if (settings.readerUrl !== undefined) {
      await openReaderLogin(pool, settings.readerUrl, { max });
    }
    await registerAreaCodes(pool);
    await ensureTiers(pool, declaredTiers(settings.dayZones, settings.groupings));
    registerBacklog(pool, registry);
    registerScheduler(pool, registry);
    registerSources(pool, registry);
    const httpUrl = await listen(server, settings.http);
    const grafana = await startGrafanaDoor({
      pool,
      questions,
      alerts: auditedAlerts(alertsInTurn(pool, queue), audit),
      askService: auditedService(pool, audit),
      token,
      failedTokens,
      questionTimeoutMs: questionTimeoutS * 1_000,
      logger,
      registry,
      address: settings.grpcAddress,
      request: (principal, request) => requestInProcess(server, principal, request),
    });
    const inBackground: Array<{ stop(): Promise<void> }> = [
      startPulling({ pool, logger }),
      startRematching({ pool, logger }),
      startRefreshing(pool, logger),
      startStandingCheck(pool, logger, registry),
      startRetaining(pool, logger, retention),
    ];
    const scheduling = await startScheduling({
      pool,
      files,
      produce: produceJob,
      principalOf: (owner) => makerNow(pool, owner),
      limits: schedules.runs,
      retention: schedules.fileRetention,
      logger,
    });
    inBackground.push(scheduling);
    const { worker, settled, wake } = scheduling;
    beginAsked = wake;
    inBackground.push(startSampling(pool, { registry, replica: worker, logger }));
    const contentOf = async (fileId: string) => (await openFile(pool, files, fileId)).content;
    inBackground.push(startDelivering({ pool, logger, mail, openFile: contentOf, worker, settled }));
    logger.info({ http: httpUrl, grpc: grafana.address }, 'the service has started');
    return {
      httpUrl,
      grpcAddress: grafana.address,
      stop: async () => {
        await grafana.stop();
        await close(server);
        await Promise.all(inBackground.map((worker) => worker.stop()));
        await audit.stop();
        await endReaderLogin(pool);
        await pool.end();
        logger.info('the service has stopped');
      },
    };
  } catch (error) {
    server.close();
    await audit.stop();
    await endReaderLogin(pool);
    await pool.end();
    throw error;
  }
}

/** Says what leaves the service less well guarded than it could be. */
function warnOfWeakness(reader: ReaderState, logger: Logger): void {
  if (!reader.inForce) {
    logger.warn({ reason: reader.reason }, 'questions are asked with all the rights of the service');
  }
  if (process.getuid?.() === 0) {
    logger.warn('the service runs as root and needs no such rights: run it as a user of its own');
  }
}

function listen(server: Server, { host, port }: TcpAddress): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', ({ code, message }: NodeJS.ErrnoException) => {
      const reason = code === 'EADDRINUSE' ? 'is in use by another program' : `can't be listened on (${message})`;
      reject(
        new Problem(`Port ${port} on ${host} ${reason}. Stop that program, or set TRUNKLINE_HTTP_ADDRESS to another.`)
      );
    });
    server.listen(port, host, () => {
      const chosen = (server.address() as AddressInfo).port;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${chosen}`);
    });
  });
}

const GRACE_MS = 5_000;

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
