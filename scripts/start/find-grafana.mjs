import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';

import { Trouble } from '../project.mjs';

const OLDEST = [12, 4];

/**
 * The Grafana of this machine: GRAFANA_HOME's, or the one on the PATH. Undefined when there is none; `tooOld` when it is
 * older than the plugin needs.
 */
export function findGrafana(environment) {
  const program = environment.GRAFANA_HOME ? inHome(environment.GRAFANA_HOME) : onPath(environment.PATH ?? '');
  if (!program) {
    return undefined;
  }
  const version = versionOf(program);
  const [major, minor] = version.split('.').map(Number);
  const tooOld = major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
  return { program, home: environment.GRAFANA_HOME ?? homeOf(program), version, tooOld };
}

function inHome(home) {
  const program = path.join(home, 'bin', 'grafana');
  if (!existsSync(program)) {
    throw new Trouble(
      `GRAFANA_HOME is ${home}, but there is no ${program}. Unset it, or point it at an unpacked Grafana.`
    );
  }
  return program;
}

function onPath(searched) {
  return searched
    .split(path.delimiter)
    .map((directory) => path.join(directory, 'grafana'))
    .find((file) => existsSync(file));
}

function homeOf(program) {
  const beside = path.dirname(path.dirname(realpathSync(program)));
  const homes = [beside, '/usr/share/grafana', '/opt/homebrew/share/grafana', '/usr/local/share/grafana'];
  const home = homes.find((directory) => existsSync(path.join(directory, 'conf', 'defaults.ini')));
  if (!home) {
    throw new Trouble(
      `Found ${program}, but not the conf/defaults.ini that belongs to it. Set GRAFANA_HOME to its folder.`
    );
  }
  return home;
}

function versionOf(program) {
  try {
    const text = execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return /\d+\.\d+\.\d+/.exec(text)?.[0] ?? '0.0.0';
  } catch (error) {
    throw new Trouble(`${program} does not run: ${error.message}`);
  }
}
