import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The programs of this list that are not on the PATH (nor where Debian puts servers). */
export function missingPrograms(programs) {
  return programs.filter(
    (program) => spawnSync('sh', ['-c', `command -v ${program}`], { env: withSbin() }).status !== 0
  );
}

/** Starts a program that ends with this process. `log` receives all it prints. */
export function start(program, args, { directory, log, env = {} }) {
  const output = openSync(path.join(directory, log), 'a');
  const child = spawn(program, args, {
    cwd: directory,
    env: { ...withSbin(), ...env },
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const ended = new Promise((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)));
  const failed = new Promise((_, reject) => child.once('error', reject));
  failed.catch(() => undefined);
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  return {
    pid: child.pid,
    running: () => child.exitCode === null && child.signalCode === null,
    ended: Promise.race([ended, failed]),
    said: () => readFileSync(path.join(directory, log), 'utf8').slice(-4000),
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal);
        const timer = setTimeout(kill, 5000);
        await ended;
        clearTimeout(timer);
      }
      process.removeListener('exit', kill);
    },
  };
}

function withSbin() {
  return { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin:/usr/local/sbin` };
}
