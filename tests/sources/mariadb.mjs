import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { createConnection } from 'mysql2/promise';

import { start } from '../switch/programs.mjs';

/** What is needed; Debian has both in mariadb-server-core. */
export const MARIADB_PROGRAMS = ['mariadbd', 'mariadb-install-db'];

const START_MS = 30_000;

/** A MariaDB of its own on the loopback address, for as long as the work takes. */
export async function withMariadb(work) {
  const directory = mkdtempSync(path.join(tmpdir(), 'trunkline-mariadb-'));
  // As root, the server takes the rights of another user, who must get to its files.
  chmodSync(directory, 0o755);
  const user = userInfo().uid === 0 ? ['--user=nobody'] : [];
  const dataDir = path.join(directory, 'data');
  try {
    const made = spawnSync(
      'mariadb-install-db',
      ['--no-defaults', `--datadir=${dataDir}`, '--auth-root-authentication-method=normal', '--skip-test-db', ...user],
      { encoding: 'utf8' }
    );
    if (made.status !== 0) {
      throw new Error(`MariaDB could not be set up: ${made.stderr || made.error?.message}`);
    }
    const port = await freePort();
    const server = start(
      'mariadbd',
      [
        '--no-defaults',
        `--datadir=${dataDir}`,
        `--socket=${path.join(dataDir, 'server.sock')}`,
        '--bind-address=127.0.0.1',
        `--port=${port}`,
        '--innodb-buffer-pool-size=32M',
        '--innodb-flush-log-at-trx-commit=0',
        '--skip-log-bin',
        ...user,
      ],
      { directory, log: 'log' }
    );
    try {
      const url = `mysql://root@127.0.0.1:${port}/mysql`;
      await untilItAnswers(url, server);
      return await work(url);
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function untilItAnswers(url, server) {
  for (const deadline = Date.now() + START_MS; ; await delay(200)) {
    try {
      const connection = await createConnection({ uri: url });
      await connection.end();
      return;
    } catch (error) {
      if (!server.running() || Date.now() > deadline) {
        throw new Error(`MariaDB did not start (${error.message}):\n${server.said()}`);
      }
    }
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
    probe.once('error', reject);
  });
}
