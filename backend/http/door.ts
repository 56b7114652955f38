import { Pool } from 'pg';
import { Logger } from 'pino';
import { Registry } from 'prom-client';

import { Questions } from '../reports/questions';
import { Retention } from '../rollups/retaining';

/** What the handlers need of the service they are a door of. */
export interface Door {
  pool: Pool;
  questions: Questions;
  /** How long what is kept. */
  retention: Retention;
  token: string;
  questionTimeoutS: number;
  logger: Logger;
  registry: Registry;
}
