import './require-node.mjs';

import { spawnSync } from 'node:child_process';

import { ROOT } from './project.mjs';

const TIMEOUT_MS = 60_000;
const GRAVE = ['high', 'critical'];

/**
 * `npm run audit`: what is known against the packages the service and the plugin run with. In CI it fails for what is grave
 * and has a remedy; anywhere else, and where the registry tells nothing, it only says so.
 */
const report = readReport();
if (typeof report === 'string') {
  process.stdout.write(`The packages were not checked: ${report}\n`);
} else {
  const found = Object.values(report.vulnerabilities);
  for (const { name, severity, fixAvailable } of found) {
    process.stdout.write(
      `${severity}: ${name}, ${fixAvailable ? 'mended in another version' : 'no version mends it'}\n`
    );
  }
  const grave = found.filter(({ severity, fixAvailable }) => GRAVE.includes(severity) && fixAvailable);
  process.stdout.write(`${found.length} packages have known weaknesses, ${grave.length} of them grave and mendable.\n`);
  process.exitCode = grave.length > 0 && process.env.CI ? 1 : 0;
}

/** What npm tells, or a sentence why it tells nothing. */
function readReport() {
  const npm = process.env.npm_execpath;
  const flags = ['audit', '--omit=dev', '--json'];
  const [program, args] = npm?.endsWith('.js') ? [process.execPath, [npm, ...flags]] : ['npm', flags];
  const { stdout, error } = spawnSync(program, args, { cwd: ROOT, encoding: 'utf8', timeout: TIMEOUT_MS });
  try {
    const told = JSON.parse(stdout);
    return told.vulnerabilities ? told : `${told.message ?? 'npm told nothing'}.`;
  } catch {
    return `${error?.message ?? 'npm told nothing'}.`;
  }
}
