import { createServer, RequestListener, Server } from 'http';
import { Pool } from 'pg';
import { pino } from 'pino';
import { collectDefaultMetrics, Counter, Registry } from 'prom-client';

import { limitFailedTokens } from '../../backend/access/failed-tokens';
import { alertsInTurn } from '../../backend/alerts/alerts';
import { startGrafanaDoor } from '../../backend/grafana/server';
import { auditedService } from '../../backend/operations/audit/audited-service';
import { ReadAudit } from '../../backend/operations/audit/read-audit';
import { createQuestionQueue } from '../../backend/reports/question-queue';
import { questionsInTurn } from '../../backend/reports/questions';
import { inProcessPrincipal, requestInProcess } from '../../backend/http/in-process';

export const TOKEN = 'a token of the tests';

/** Grafana's door at any free port, or at `address`, with `pages` behind its resources. */
export async function startDoor(
  pool: Pool,
  pages: RequestListener = whoAmI,
  address = '127.0.0.1:0',
  note: ReadAudit['note'] = () => undefined
) {
  const server: Server = createServer(pages);
  const registry = new Registry();
  const logger = pino({ level: 'silent' });
  collectDefaultMetrics({ register: registry });
  new Counter({ name: 'trunkline_test_total', help: 'A counter.', registers: [registry] }).inc(7);
  const queue = createQuestionQueue({ perPrincipal: 4, overall: 8, waiting: 100, heavyS: 600 }, registry);
  return startGrafanaDoor({
    pool,
    questions: questionsInTurn(pool, queue),
    alerts: alertsInTurn(pool, queue),
    askService: auditedService(pool, { note }),
    address,
    token: TOKEN,
    failedTokens: limitFailedTokens({ registry, logger }),
    questionTimeoutMs: 20_000,
    logger,
    registry,
    request: (principal, request) => requestInProcess(server, principal, request),
  });
}

/** Answers with what it was asked, and by whom. */
export const whoAmI: RequestListener = async (request, response) => {
  const pieces: Buffer[] = [];
  for await (const piece of request) {
    pieces.push(piece as Buffer);
  }
  response.setHeader('Content-Type', 'application/json');
  response.statusCode = 201;
  response.end(
    JSON.stringify({
      principal: inProcessPrincipal(request.socket),
      method: request.method,
      url: request.url,
      headers: request.headers,
      body: Buffer.concat(pieces).toString(),
    })
  );
};
