import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { buildPlugin } from '../scripts/build.mjs';
import { buildPreview } from './build.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const { values: flags } = parseArgs({
  options: { port: { type: 'string' }, grpc: { type: 'string' }, 'token-file': { type: 'string' } },
});

function tokenOf(file) {
  if (process.env.TRUNKLINE_TOKEN) {
    return process.env.TRUNKLINE_TOKEN;
  }
  if (file && !existsSync(file)) {
    fail(`There is no token file ${file}: start the service first, or name the file it reads its token from.`);
  }
  return file ? readFileSync(file, 'utf8').trim() : '';
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

await buildPlugin();
await buildPreview(root);

const server = spawn(process.execPath, [join(root, 'build/preview/server.cjs')], {
  stdio: 'inherit',
  env: {
    ...process.env,
    PREVIEW_ROOT: root,
    PORT: flags.port ?? process.env.PORT ?? '3000',
    TRUNKLINE_GRPC_ADDRESS: flags.grpc ?? process.env.TRUNKLINE_GRPC_ADDRESS ?? '127.0.0.1:4081',
    TRUNKLINE_TOKEN: tokenOf(flags['token-file'] ?? process.env.TRUNKLINE_TOKEN_FILE),
  },
});
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => server.kill(signal));
}
server.once('exit', (code) => process.exit(code ?? 0));
