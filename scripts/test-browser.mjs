import './require-node.mjs';

import { spawnSync } from 'node:child_process';
import path from 'node:path';

import { buildPlugin, buildService } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { fail, ROOT } from './project.mjs';

/** `npm run test:browser -- ARGUMENTS OF PLAYWRIGHT` */
try {
  ensureInstalled();
  if (!process.env.TRUNKLINE_IS_BUILT) {
    await buildService();
    await buildPlugin();
  }
  const { findChromium } = await import('./find-chromium.mjs');
  const chromium = await findChromium(process.env);
  const playwright = path.join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  const { status } = spawnSync(process.execPath, [playwright, 'test', ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, CHROMIUM_PATH: chromium },
  });
  process.exitCode = status ?? 1;
} catch (error) {
  fail(error);
}
