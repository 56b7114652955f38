import path from 'node:path';

import { ROOT } from './project.mjs';
import { importTypeScript, writeJson } from './written-from-typescript.mjs';

const FILE = path.join(ROOT, 'provisioning', 'alerting', 'trunkline.json');

/** Writes the alert rules Grafana is provisioned with, as the presets of the contract say they are. */
const { provisionedRules } = await importTypeScript(path.join(ROOT, 'contract', 'alerts', 'provisioned-rules.ts'));
await writeJson(FILE, provisionedRules());
process.stdout.write(`Written: ${path.relative(process.cwd(), FILE)}\n`);
