import { ChildProcess, spawn } from 'child_process';
import { buildSync } from 'esbuild';
import { once } from 'events';
import path from 'path';

const ROOT = process.cwd();

/** Makes a program of a `child.ts` that can be started and killed. */
export function buildChild(directory: string, source = 'tests/rollups/child.ts'): string {
  const outfile = path.join(directory, 'child.cjs');
  buildSync({
    entryPoints: [path.join(ROOT, source)],
    outfile,
    bundle: true,
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
  });
  return outfile;
}

/** Starts it, and waits until it runs. */
export async function startChild(program: string, ...args: string[]): Promise<ChildProcess> {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, NODE_PATH: path.join(ROOT, 'node_modules') },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await Promise.race([once(child.stdout!, 'data'), once(child, 'exit')]);
  return child;
}

/** Ends it as a lost power supply would: with no time for anything. */
export async function killChild(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await (child.exitCode ?? child.signalCode ?? once(child, 'exit'));
}
