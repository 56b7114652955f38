import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { build } from 'esbuild';
import { format, resolveConfig } from 'prettier';

import { ROOT } from './project.mjs';

/** Writes dashboards/*.json from their descriptions. */
const folder = mkdtempSync(path.join(tmpdir(), 'trunkline-dashboards-'));
try {
  const outfile = path.join(folder, 'all.mjs');
  await build({
    entryPoints: [path.join(ROOT, 'dashboards', 'source', 'all.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
  const { FILES } = await import(pathToFileURL(outfile).href);
  for (const [name, dashboard] of Object.entries(FILES)) {
    const file = path.join(ROOT, 'dashboards', name);
    const options = { ...(await resolveConfig(file)), parser: 'json' };
    writeFileSync(file, await format(JSON.stringify(dashboard), options));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
