import { spawnSync } from 'child_process';
import { mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import path from 'path';

import { buildChild } from '../../tests/rollups/killable';

it('does not start where timers would lose ticks at a change of the clock, and says what to do', () => {
  const directory = mkdtempSync(path.join(tmpdir(), 'trunkline-zone-'));
  try {
    const program = buildChild(directory, 'tests/schedules/child.ts');
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [program, 'postgres://nobody@127.0.0.1:1/none', directory],
      {
        env: { ...process.env, TZ: 'Europe/Madrid', NODE_PATH: path.join(process.cwd(), 'node_modules') },
        encoding: 'utf8',
      }
    );
    expect(status).not.toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toContain('runs in the time zone Europe/Madrid. Start it with TZ=UTC');
  } finally {
    rmSync(directory, { recursive: true });
  }
});
