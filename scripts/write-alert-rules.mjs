import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { build } from 'esbuild';
import prettier from 'prettier';

import { ROOT } from './project.mjs';

const FILE = path.join(ROOT, 'provisioning', 'alerting', 'trunkline.json');

/** Writes the alert rules Grafana is provisioned with, as the presets of the contract say they are. */
const { outputFiles } = await build({
  entryPoints: [path.join(ROOT, 'contract', 'alerts', 'provisioned-rules.ts')],
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'node',
});
const { provisionedRules } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
);
const style = await prettier.resolveConfig(FILE);
writeFileSync(FILE, await prettier.format(JSON.stringify(provisionedRules()), { ...style, filepath: FILE }));
process.stdout.write(`Written: ${path.relative(process.cwd(), FILE)}\n`);
