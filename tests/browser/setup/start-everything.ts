import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freshDatabase } from '../../postgres/fresh-database';
import { loadKnownCalls } from '../known-calls/load';
import { startStand } from './stand';

const ROOT = join(__dirname, '../../..');

/** Builds what changed, then runs PostgreSQL, the service with the known calls, and the preview host for all tests. */
export default async function startEverything(): Promise<() => Promise<void>> {
  const { buildPlugin, buildService } = await import('../../../scripts/build.mjs');
  const { buildPreview } = await import('../../../preview/build.mjs');
  await buildService();
  await buildPlugin();
  await buildPreview(ROOT);
  rmSync(join(ROOT, 'test-results/screenshots'), { recursive: true, force: true });

  const stopPostgres = await ensurePostgres();
  const database = await freshDatabase();
  const stand = await startStand(database.url);
  await loadKnownCalls(stand);
  process.env.BROWSER_TEST_DATABASE_URL = database.url;
  process.env.BROWSER_TEST_PAGE_URL = stand.pageUrl;
  process.env.BROWSER_TEST_SERVICE_URL = stand.serviceUrl;
  process.env.BROWSER_TEST_TOKEN = stand.token;

  return async () => {
    await stand.stop();
    await database.drop();
    await stopPostgres();
  };
}

async function ensurePostgres(): Promise<() => Promise<void>> {
  if (process.env.TEST_DATABASE_URL) {
    return async () => undefined;
  }
  const { startPostgres } = await import('../../../scripts/embedded-postgres.mjs');
  const dataDir = mkdtempSync(join(tmpdir(), 'trunkline-browser-'));
  const server = await startPostgres({ dataDir, ephemeral: true });
  process.env.TEST_DATABASE_URL = server.url;
  return server.stop;
}
