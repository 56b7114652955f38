import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

import { freePort } from './free-port';
import { Program, startProgram } from './program';

const ROOT = join(__dirname, '../../..');

/** A service on its own ports and a preview host in front of it. */
export interface Stand {
  pageUrl: string;
  serviceUrl: string;
  token: string;
  stopService(): Promise<void>;
  startService(): Promise<void>;
  stop(): Promise<void>;
}

export async function startStand(databaseUrl: string): Promise<Stand> {
  const [httpPort, grpcPort, pagePort] = [await freePort(), await freePort(), await freePort()];
  const token = randomBytes(24).toString('hex');
  const serviceUrl = `http://127.0.0.1:${httpPort}`;
  const pageUrl = `http://localhost:${pagePort}`;
  const environment = { TRUNKLINE_TOKEN: token, TRUNKLINE_GRPC_ADDRESS: `127.0.0.1:${grpcPort}` };

  const launchService = () =>
    startProgram(
      join(ROOT, 'build/commands/serve.js'),
      {
        ...environment,
        TZ: 'UTC',
        DATABASE_URL: databaseUrl,
        TRUNKLINE_HTTP_ADDRESS: `127.0.0.1:${httpPort}`,
        LOG_LEVEL: 'warn',
      },
      `${serviceUrl}/healthz`
    );
  let service: Program | undefined = await launchService();
  const preview = await startProgram(
    join(ROOT, 'build/preview/server.cjs'),
    { ...environment, PREVIEW_ROOT: ROOT, PORT: String(pagePort) },
    pageUrl
  );

  const stopService = async () => {
    await service?.stop();
    service = undefined;
  };
  return {
    pageUrl,
    serviceUrl,
    token,
    stopService,
    startService: async () => {
      service = await launchService();
    },
    stop: async () => {
      await preview.stop();
      await stopService();
    },
  };
}
