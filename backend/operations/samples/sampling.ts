import { Pool } from 'pg';
import { Registry } from 'prom-client';

import { takeSamples } from './take-samples';

const EVERY_MS = 60_000;

interface Logger {
  warn(detail: object, message: string): void;
}

/** Takes a sample of the metrics at the start and every minute. */
export function startSampling(
  pool: Pool,
  { registry, replica, logger }: { registry: Registry; replica: string; logger: Logger }
): { stop(): Promise<void> } {
  let working: Promise<void> = Promise.resolve();
  const take = () => {
    working = working.then(() =>
      takeSamples(pool, registry, replica).catch((error: Error) =>
        logger.warn({ err: error }, 'A sample of the metrics could not be kept; the graphs of the service miss it.')
      )
    );
  };
  take();
  const timer = setInterval(take, EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await working;
    },
  };
}
