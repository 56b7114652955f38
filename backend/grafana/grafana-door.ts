import { IncomingMessage, OutgoingHttpHeaders } from 'http';
import { Pool } from 'pg';
import { Logger } from 'pino';
import { Registry } from 'prom-client';

import { FailedTokens } from '../access/failed-tokens';
import { Alerts } from '../alerts/alerts';
import { Principal } from '../access/principal';
import { AskService } from '../operations/audit/audited-service';
import { Questions } from '../reports/questions';

export interface ResourceRequest {
  method: string;
  /** With the query string. */
  path: string;
  headers: OutgoingHttpHeaders;
  body: Buffer;
  signal: AbortSignal;
}

/** What Grafana's door needs of the service it is a door of. */
export interface GrafanaDoor {
  pool: Pool;
  questions: Questions;
  alerts: Alerts;
  askService: AskService;
  /** What the settings stored in Grafana must hold for its callers to be believed. */
  token: string;
  failedTokens: FailedTokens;
  questionTimeoutMs: number;
  logger: Logger;
  registry: Registry;
  /** Asks the service's HTTP handlers as the principal. */
  request: (principal: Principal, request: ResourceRequest) => Promise<IncomingMessage>;
}
