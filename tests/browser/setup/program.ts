import { spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';

export interface Program {
  stop(): Promise<void>;
}

/** Starts a Node program and waits until `address` answers. What it said is told only if it ends before that. */
export async function startProgram(
  file: string,
  environment: Record<string, string>,
  address: string
): Promise<Program> {
  const child = spawn(process.execPath, [file], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  process.once('exit', () => child.kill());
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (piece: string) => (said = (said + piece).slice(-20_000)));
  }
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  while (!(await answers(address))) {
    if (child.exitCode !== null) {
      throw new Error(`${file} ended with code ${child.exitCode}:\n${said}`);
    }
    await delay(100);
  }
  return {
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

async function answers(address: string): Promise<boolean> {
  const response = await fetch(address).catch(() => undefined);
  return response?.ok ?? false;
}
