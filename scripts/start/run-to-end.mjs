import { spawn } from 'node:child_process';

import { Trouble } from '../project.mjs';

/** Runs a program in this terminal until it ends; throws when it did not succeed. It has said why itself. `begun` is given what stops it. */
export async function runToEnd(program, args, env, begun) {
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(signal ?? code));
  });
  begun(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  if ((await ended) !== 0) {
    throw new Trouble('The database could not be prepared; the reason is above.');
  }
}
