import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { startPostgres } from '../../scripts/embedded-postgres.mjs';

export default async function start() {
  if (process.env.TEST_DATABASE_URL) {
    return;
  }
  const dataDir = mkdtempSync(path.join(tmpdir(), 'trunkline-test-'));
  const server = await startPostgres({ dataDir, ephemeral: true });
  process.env.TEST_DATABASE_URL = server.url;
  globalThis.stopTestPostgres = server.stop;
}
