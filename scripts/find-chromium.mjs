import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

import { ROOT, Trouble } from './project.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * The browser to test with: CHROMIUM_PATH, one on the PATH, or Playwright's own. Installs one when there is none and this
 * user can; throws a Trouble when nothing helped.
 */
export async function findChromium(environment) {
  if (environment.CHROMIUM_PATH) {
    if (!existsSync(environment.CHROMIUM_PATH)) {
      throw new Trouble(`CHROMIUM_PATH is ${environment.CHROMIUM_PATH}, and there is no such file.`);
    }
    return environment.CHROMIUM_PATH;
  }
  const found = onPath(environment) ?? (await playwrightsOwn());
  return found ?? (await installed(environment));
}

function onPath({ PATH = '' }) {
  return PATH.split(path.delimiter)
    .flatMap((directory) => NAMES.map((name) => path.join(directory, name)))
    .find((file) => existsSync(file));
}

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test');
  const file = chromium.executablePath();
  return existsSync(file) ? file : undefined;
}

async function installed(environment) {
  const isRoot = process.getuid?.() === 0;
  const attempts = [
    ...(isRoot
      ? [['sh', ['-c', 'apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium']]]
      : []),
    [process.execPath, [path.join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js'), 'install', 'chromium']],
  ];
  for (const [program, args] of attempts) {
    process.stdout.write(
      `There is no Chromium here: ${program === 'sh' ? 'installing the system package' : "installing Playwright's"} …\n`
    );
    const env = { ...environment, DEBIAN_FRONTEND: 'noninteractive' };
    const { status } = spawnSync(program, args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'], env });
    const found = status === 0 ? (onPath(environment) ?? (await playwrightsOwn())) : undefined;
    if (found) {
      return found;
    }
  }
  throw new Trouble(
    'The browser tests need Chromium: none is here, and none could be installed. Install one, or set CHROMIUM_PATH to it.'
  );
}
