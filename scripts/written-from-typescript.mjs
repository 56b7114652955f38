import { writeFileSync } from 'node:fs';

import { build } from 'esbuild';
import { format, resolveConfig } from 'prettier';

/** What a TypeScript file exports, with all it imports. */
export async function importTypeScript(file) {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

/** Writes a value as a JSON file in the style of the project. */
export async function writeJson(file, value) {
  const style = await resolveConfig(file);
  writeFileSync(file, await format(JSON.stringify(value), { ...style, parser: 'json' }));
}
