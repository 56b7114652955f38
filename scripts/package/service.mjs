import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { build } from 'esbuild';

import { withEsModules } from '../with-es-modules.mjs';
import { ROOT } from '../project.mjs';

const COMMANDS = path.join(ROOT, 'backend', 'commands');

/**
 * Puts the service and its commands into `folder`, everything they need bundled: Node alone runs them. Answers the names
 * of the commands.
 */
export async function layOutService(folder, { version, license }) {
  const names = readdirSync(COMMANDS)
    .filter((name) => /^[a-z-]+\.ts$/.test(name))
    .map((name) => path.basename(name, '.ts'));
  await build({
    absWorkingDir: ROOT,
    entryPoints: names.map((name) => path.join(COMMANDS, `${name}.ts`)),
    outdir: path.join(folder, 'build', 'commands'),
    bundle: true,
    platform: 'node',
    target: 'node20.17',
    format: 'cjs',
    minifySyntax: true,
    minifyWhitespace: true,
    // Modules that ask where they are.
    define: { 'import.meta.url': 'address' },
    banner: { js: "const address = require('url').pathToFileURL(__filename).href;" },
    legalComments: 'linked',
    // Asked for by pg where it is there; it never is.
    external: ['pg-native'],
    plugins: [withEsModules],
    logLevel: 'warning',
  });
  mkdirSync(path.join(folder, 'demo'), { recursive: true });
  cpSync(path.join(ROOT, 'demo', 'destinations.csv'), path.join(folder, 'demo', 'destinations.csv'));
  for (const name of ['LICENSE', 'CHANGELOG.md']) {
    writeFileSync(path.join(folder, name), readFileSync(path.join(ROOT, name)));
  }
  const scripts = Object.fromEntries(
    names.map((name) => [name === 'serve' ? 'start' : name, `node build/commands/${name}.js`])
  );
  const description = {
    name: 'trunkline-service',
    version,
    license,
    private: true,
    engines: { node: '>=20.17' },
    scripts,
  };
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(description, null, 2)}\n`);
  return names;
}
