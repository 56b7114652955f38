import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { ROOT, Trouble } from './project.mjs';

const LOCK = path.join(ROOT, 'package-lock.json');
const PACKAGES = path.join(ROOT, 'node_modules');
const INSTALLED = path.join(PACKAGES, '.package-lock.json');
const STAMP = path.join(PACKAGES, '.trunkline-installed');

/** Installs the packages of the lock file unless they are there. */
export function ensureInstalled() {
  const wanted = createHash('sha256').update(readFileSync(LOCK)).digest('hex');
  if (isInstalled(wanted)) {
    return;
  }
  if (lstatSync(PACKAGES, { throwIfNoEntry: false })?.isSymbolicLink()) {
    throw new Trouble(
      'The packages of package-lock.json are not installed, and node_modules is a link: installing would empty what it ' +
        'points to for whoever else uses it. Remove the link, or install there.'
    );
  }
  process.stderr.write('Installing the packages of package-lock.json (a few minutes the first time) …\n');
  const flags = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const [program, args] = npm?.endsWith('.js') ? [process.execPath, [npm, ...flags]] : ['npm', flags];
  const { status, error } = spawnSync(program, args, {
    cwd: ROOT,
    stdio: ['ignore', process.stderr.fd, process.stderr.fd],
  });
  if (status !== 0) {
    throw new Trouble(
      `npm ci did not succeed${error ? ` (${error.message})` : ''}. Its reason is above; with the network back, run the same command again.`
    );
  }
  writeFileSync(STAMP, wanted);
}

function isInstalled(wanted) {
  if (!existsSync(INSTALLED)) {
    return false;
  }
  if (existsSync(STAMP)) {
    return readFileSync(STAMP, 'utf8') === wanted || isNewer();
  }
  return isNewer();
}

/** Somebody ran `npm install` themselves. */
function isNewer() {
  return statSync(INSTALLED).mtimeMs >= statSync(LOCK).mtimeMs;
}
