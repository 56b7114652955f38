import express, { Express } from 'express';
import helmet from 'helmet';

import { allowOrigins } from './allow-origins';
import { authenticate } from './authenticate';
import { Door } from './door';
import { endSilentBodies } from './end-silent-bodies';
import { answerErrors, notFound } from './errors';
import { refuseGuessing } from './refuse-guessing';
import { measureRequests } from './request-metrics';
import { logRequests } from './request-log';
import { accessRoutes } from './routes/access';
import { attemptRoutes } from './routes/attempts';
import { auditRoutes } from './routes/audit';
import { callRoutes } from './routes/calls';
import { callsFileRoutes } from './routes/calls-files';
import { contactRoutes } from './routes/contacts';
import { deliveryRoutes } from './routes/deliveries';
import { destinationRoutes } from './routes/destinations';
import { exchangeRateRoutes } from './routes/exchange-rates';
import { freeswitchRoutes } from './routes/freeswitch';
import { healthRoutes } from './routes/health';
import { mailServerRoutes } from './routes/mail-server';
import { metricsRoutes } from './routes/metrics';
import { publicRoutes } from './routes/public';
import { questionRoutes } from './routes/questions';
import { referenceRoutes } from './routes/reference';
import { reportFileRoutes } from './routes/report-files';
import { runRoutes } from './routes/runs';
import { savedReportRoutes } from './routes/saved-reports';
import { schedulerRoutes } from './routes/scheduler';
import { scheduleRoutes } from './routes/schedules';
import { sourceRoutes } from './routes/sources';
import { storageRoutes } from './routes/storage';
import { templateRoutes } from './routes/templates';
import { tokenRoutes } from './routes/tokens';
import { valueRoutes } from './routes/values';

/** Calls may be sent as they come, with pauses. */
const SILENT_BODY_MS = 300_000;

const AFTER_THE_TOKEN = [
  metricsRoutes,
  questionRoutes,
  callRoutes,
  callsFileRoutes,
  reportFileRoutes,
  valueRoutes,
  savedReportRoutes,
  attemptRoutes,
  freeswitchRoutes,
  sourceRoutes,
  storageRoutes,
  destinationRoutes,
  exchangeRateRoutes,
  referenceRoutes,
  contactRoutes,
  templateRoutes,
  mailServerRoutes,
  scheduleRoutes,
  schedulerRoutes,
  runRoutes,
  deliveryRoutes,
  auditRoutes,
  accessRoutes,
  tokenRoutes,
];

/** The one API: for scripts and switches over the network, and for pages through Grafana in the same process. */
export function createApp(door: Door): Express {
  const app = express();
  app.disable('etag');
  app.set('query parser', 'simple');
  app.set('trust proxy', [...door.exposure.trustedProxies]);
  app.use(helmet(), logRequests(door), measureRequests(door.registry));
  app.use(endSilentBodies(door.silentBodyMs ?? SILENT_BODY_MS), allowOrigins(door.exposure.allowedOrigins));
  app.use(healthRoutes(door), publicRoutes(door));
  app.use(refuseGuessing(door), authenticate(door));
  for (const routes of AFTER_THE_TOKEN) {
    app.use(routes(door));
  }
  app.use(notFound);
  app.use(answerErrors(door));
  return app;
}
