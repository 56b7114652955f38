import './require-node.mjs';

import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { ensureInstalled } from './install.mjs';
import { fail, ROOT, Trouble } from './project.mjs';
import { unlessUpToDate } from './up-to-date.mjs';
import { withEsModules } from './with-es-modules.mjs';

const COMMANDS = path.join('backend', 'commands');
const TOOLS = ['package.json', 'package-lock.json', 'tsconfig.json'];

/** Bundles the service and the commands to build/. */
export function buildService() {
  const inputs = ['backend', 'contract', 'demo', 'scripts/build.mjs', 'scripts/with-es-modules.mjs', ...TOOLS];
  return unlessUpToDate('service', { inputs, output: 'build/commands' }, bundleCommands);
}

/** Bundles the plugin with its nested data source and panel to dist/. */
export function buildPlugin() {
  const inputs = [
    'src',
    'contract',
    'launcher',
    'dashboards',
    '.config',
    'webpack.config.ts',
    'README.md',
    'CHANGELOG.md',
    'LICENSE',
  ];
  return unlessUpToDate(
    'plugin',
    { inputs: [...inputs, 'scripts/build.mjs', ...TOOLS], output: 'dist/module.js' },
    bundlePlugin
  );
}

async function bundleCommands() {
  const { build } = await import('esbuild');
  rmSync(path.join(ROOT, 'build', 'commands'), { recursive: true, force: true });
  const entryPoints = readdirSync(path.join(ROOT, COMMANDS))
    .filter((name) => /^[a-z-]+\.ts$/.test(name))
    .map((name) => path.join(COMMANDS, name));
  await build({
    absWorkingDir: ROOT,
    entryPoints,
    outdir: path.join('build', 'commands'),
    bundle: true,
    platform: 'node',
    target: 'node20.17',
    format: 'cjs',
    packages: 'external',
    plugins: [withEsModules],
    sourcemap: true,
    logLevel: 'warning',
  });
}

function bundlePlugin() {
  const webpack = path.join(ROOT, 'node_modules', 'webpack', 'bin', 'webpack.js');
  // Node 20 does not read TypeScript: webpack's configuration is then compiled with these options.
  const project = path.join(ROOT, 'scripts', 'webpack.tsconfig.json');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [webpack, '-c', 'webpack.config.ts', '--env', 'production', '--stats', 'errors-warnings'],
    { cwd: ROOT, env: { ...process.env, TS_NODE_PROJECT: project }, encoding: 'utf8' }
  );
  if (status !== 0) {
    throw new Trouble(`The plugin could not be bundled:\n${stdout}${stderr}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    ensureInstalled();
    for (const [name, work] of Object.entries({ service: buildService, plugin: buildPlugin })) {
      process.stdout.write(`${name}: ${(await work()) ? 'built' : 'up to date'}\n`);
    }
  } catch (error) {
    fail(error);
  }
}
