import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { accountToRunAs } from './postgres/account.mjs';
import { dataDirectory } from './postgres/data-directory.mjs';
import { findPrograms } from './postgres/programs.mjs';

const PASSWORD_FILE = 'trunkline-password';
const SUPERUSER = 'trunkline';

/**
 * The server ends with the process that started it, however that one ends: the shell reads a pipe which then closes.
 * Being in a process group of its own, the server does not see Ctrl-C before the service has let go of it.
 */
const KEEPER = `
ephemeral=$1; shift; data=$1; shift
exec 3<&0
"$@" 3<&- </dev/null & server=$!
(cat <&3 >/dev/null; kill -INT $server) 2>/dev/null & watcher=$!
exec 3<&-
wait $server; code=$?
kill $watcher 2>/dev/null
if [ "$ephemeral" = yes ]; then rm -rf "$data"; fi
exit $code`;

/**
 * Starts the PostgreSQL that npm installed, on 127.0.0.1. `port` 0 or none: a free one. `ephemeral`: for tests; the data
 * need not survive a crash of the machine and are removed by `stop`. `settings`: of PostgreSQL, beside or instead of ours.
 *
 * @param {{ dataDir: string, port?: number, ephemeral?: boolean, settings?: Record<string, string> }} options
 * @returns {Promise<{ url: string, dataDir: string, stop: () => Promise<void> }>} `dataDir`: where the data are, which is
 *   elsewhere when the account PostgreSQL runs as cannot reach the place asked for.
 */
export async function startPostgres({ dataDir, port, ephemeral = false, settings = {} }) {
  const account = accountToRunAs();
  const programs = await findPrograms(account);
  const directory = dataDirectory(path.resolve(dataDir), account, ephemeral);

  const passwordFile = path.join(directory, PASSWORD_FILE);
  if (!existsSync(path.join(directory, 'PG_VERSION'))) {
    initialise(directory, programs, account);
  }
  const chosen = port || (await freePort());
  const { stop } = await launch({ directory, programs, account, port: chosen, ephemeral, settings });
  const password = readFileSync(passwordFile, 'utf8').trim();
  return { url: `postgres://${SUPERUSER}:${password}@127.0.0.1:${chosen}/postgres`, dataDir: directory, stop };
}

/** Made beside its place and moved there when it is whole: a start that was cut off leaves nothing half made. */
function initialise(directory, programs, account) {
  const password = randomBytes(18).toString('base64url');
  const unfinished = `${directory}.new`;
  const passwordFile = `${directory}.password`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  try {
    if (account.uid !== undefined) {
      chownSync(unfinished, account.uid, account.gid);
      chownSync(passwordFile, account.uid, account.gid);
    }
    const flags = ['--auth=scram-sha-256', `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`];
    const layout = ['--encoding=UTF8', '--locale=C', '--no-sync', `--pgdata=${unfinished}`];
    execFileSync(programs.initdb, [...flags, ...layout], { ...account, cwd: '/', stdio: 'pipe', encoding: 'utf8' });
    writeFileSync(path.join(unfinished, PASSWORD_FILE), `${password}\n`, { mode: 0o600 });
    renameSync(unfinished, directory);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new Error(`PostgreSQL could not set up its data in ${directory}: ${error.stderr?.trim() || error.message}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function launch({ directory, programs, account, port, ephemeral, settings }) {
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '256MB',
    max_wal_size: '2GB',
    ...(ephemeral ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
    ...settings,
  };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = [programs.postgres, '-D', directory, '-p', String(port), ...flags];
  const keeper = spawn(
    '/bin/sh',
    ['-c', KEEPER, 'trunkline-postgres', ephemeral ? 'yes' : 'no', directory, ...server],
    {
      ...account,
      cwd: '/',
      detached: true,
      stdio: ['pipe', 'ignore', 'pipe'],
      env: { ...process.env, LC_ALL: 'C' },
    }
  );
  const ended = new Promise((resolve) => keeper.once('close', resolve));
  const log = await new Promise((resolve) => {
    let text = '';
    keeper.stderr.setEncoding('utf8');
    keeper.stderr.on('data', (piece) => {
      text = (text + piece).slice(-20_000);
      if (text.includes('ready to accept connections')) {
        resolve(undefined);
      }
    });
    void ended.then(() => resolve(text));
  });
  if (log !== undefined) {
    throw new Error(explain(log, { directory, port }));
  }
  for (const handle of [keeper, keeper.stdin, keeper.stderr]) {
    handle.unref();
  }
  return {
    stop: async () => {
      keeper.ref();
      keeper.stdin.end();
      await Promise.race([ended, delay(30_000, undefined, { ref: false })]);
    },
  };
}

function explain(log, { directory, port }) {
  if (log.includes('could not bind IPv4 address')) {
    return `Port ${port} on 127.0.0.1 is taken by another program. Stop that one, or choose another port.`;
  }
  const other = /is another postmaster \(PID (\d+)\) running/i.exec(log);
  if (other) {
    return (
      `Another PostgreSQL (process ${other[1]}) is already running on the data in ${directory}. ` +
      'Stop the other start of this project first.'
    );
  }
  return `PostgreSQL did not start on ${directory}: ${log.trim() || 'it said nothing.'}`;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
