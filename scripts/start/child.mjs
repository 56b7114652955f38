import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { STATE, Trouble } from '../project.mjs';

const STOP_MS = 15_000;

/**
 * The child ends with the process that started it, however that one ends: the shell reads a pipe which then closes. In a
 * process group of its own it does not see Ctrl-C, so that all are stopped in order.
 */
const KEEPER = `
exec 3<&0
"$@" 3<&- </dev/null & child=$!
(cat <&3 >/dev/null; kill -TERM $child) 2>/dev/null & watcher=$!
exec 3<&-
wait $child; code=$?
kill $watcher 2>/dev/null
exit $code`;

/** Starts a program whose output goes to .trunkline/logs/NAME.log. */
export function startChild(name, program, args, { env = {}, cwd } = {}) {
  const log = path.join(STATE, 'logs', `${name}.log`);
  mkdirSync(path.dirname(log), { recursive: true });
  const output = openSync(log, 'w', 0o600);
  const keeper = spawn('/bin/sh', ['-c', KEEPER, `trunkline-${name}`, program, ...args], {
    cwd,
    detached: true,
    stdio: ['pipe', output, output],
    env: { ...process.env, ...env },
  });
  closeSync(output);
  keeper.stdin.on('error', () => undefined);
  const ended = new Promise((resolve) => {
    keeper.once('error', (error) => resolve(error.message));
    keeper.once('exit', (code, signal) => resolve(signal ? `signal ${signal}` : `exit code ${code}`));
  });
  return { name, log, ended, stop: () => stop(keeper, ended) };
}

async function stop(keeper, ended) {
  keeper.stdin.end();
  const late = delay(STOP_MS, 'late', { ref: false });
  if ((await Promise.race([ended, late])) === 'late') {
    process.kill(-keeper.pid, 'SIGKILL');
    await ended;
  }
}

/** Waits until `url` answers; throws with the end of the child's log when the child ends before. */
export async function untilAnswering(child, url, { seconds = 60 } = {}) {
  const deadline = Date.now() + seconds * 1_000;
  while (Date.now() < deadline) {
    const answered = await fetch(url, { signal: AbortSignal.timeout(5_000) }).then(
      (response) => response.ok,
      () => false
    );
    if (answered) {
      return;
    }
    const ended = await Promise.race([child.ended, delay(200)]);
    if (ended !== undefined) {
      throw new Trouble(`The ${child.name} did not start (${ended}):\n${endOfLog(child)}`);
    }
  }
  throw new Trouble(
    `The ${child.name} did not answer at ${url} within ${seconds} s. Its log is ${child.log}:\n${endOfLog(child)}`
  );
}

export function endOfLog({ log }) {
  return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
}
