import { readFileSync, writeFileSync } from 'node:fs';
import { createSocket } from 'node:dgram';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

import { start } from './programs.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const PROVIDERS = ['alpha', 'beta', 'gamma'];
const MODULES = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib']
  .map((folder) => `${folder}/kamailio/modules/`)
  .join(':');

/** How long a phone rings before the switch gives up. */
const RING_SECONDS = 3;
const CALLS_PER_SECOND = { answered: 12, refused: 12, cancelled: 8 };

/** Makes the switch's accounting tables in an empty database. */
export async function createAccounting(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(readFileSync(path.join(HERE, 'accounting.sql'), 'utf8'));
  } finally {
    await client.end();
  }
}

/** Starts Kamailio and the providers behind it on free ports of the loopback. `zone`: that of the switch's clock. */
export async function startSwitch({ directory, databaseUrl, zone }) {
  const [port, alphaPort, betaPort, gammaPort] = await freePorts(4);
  const values = { port, alphaPort, betaPort, gammaPort, databaseUrl, modulePath: MODULES, ringSeconds: RING_SECONDS };
  const configuration = readFileSync(path.join(HERE, 'kamailio.cfg'), 'utf8').replace(
    /\{\{(\w+)\}\}/g,
    (_, name) => values[name]
  );
  const file = path.join(directory, 'kamailio.cfg');
  writeFileSync(file, configuration, { mode: 0o600 });
  const ports = { alpha: alphaPort, beta: betaPort, gamma: gammaPort };
  const providers = PROVIDERS.map((name) =>
    start('sipp', sippArguments(directory, 'provider', name, ports[name]), { directory, log: `${name}.log` })
  );
  const kamailio = start('kamailio', ['-f', file, '-DD', '-E', '-m', '64', '-M', '4', '-w', directory], {
    directory,
    log: 'kamailio.log',
    env: { TZ: zone },
  });
  await delay(1500);
  const dead = [kamailio, ...providers].find((program) => !program.running());
  if (dead) {
    throw new Error(`The switch did not start: ${dead.said()}`);
  }
  return {
    port,
    stop: async () => {
      await Promise.all([kamailio.stop('SIGTERM'), ...providers.map((provider) => provider.stop('SIGKILL'))]);
    },
  };
}

/** Places the calls, many at a time, and waits until the last one is over. */
export async function placeCalls({ directory, port, calls, timeoutMs }) {
  const scenarios = [...new Set(calls.map((call) => call.scenario))];
  const ports = await freePorts(scenarios.length);
  await Promise.all(
    scenarios.map(async (scenario, index) => {
      const lines = calls.filter((call) => call.scenario === scenario).map((call) => `${call.fields.join(';')};`);
      const file = path.join(directory, `${scenario}.csv`);
      writeFileSync(file, ['SEQUENTIAL', ...lines, ''].join('\n'));
      const pace = ['-r', String(CALLS_PER_SECOND[scenario]), '-l', '2000', '-m', String(lines.length), '-inf', file];
      const customer = start(
        'sipp',
        [...sippArguments(directory, scenario, scenario, ports[index]), ...pace, `127.0.0.1:${port}`],
        { directory, log: `${scenario}.log` }
      );
      const code = await Promise.race([customer.ended, delay(timeoutMs, 'too slow', { ref: false })]);
      await customer.stop('SIGKILL');
      if (code !== 0) {
        throw new Error(
          `The calls of scenario “${scenario}” did not go as they must (${code}): ${errorsOf(directory, scenario)}`
        );
      }
    })
  );
}

function sippArguments(directory, scenario, name, port) {
  const errors = ['-trace_err', '-error_file', path.join(directory, `${name}.errors`)];
  return [
    '-sf',
    path.join(HERE, 'scenarios', `${scenario}.xml`),
    '-i',
    '127.0.0.1',
    '-p',
    String(port),
    '-nostdin',
    ...errors,
  ];
}

function errorsOf(directory, name) {
  try {
    return readFileSync(path.join(directory, `${name}.errors`), 'utf8').slice(-2000);
  } catch {
    return 'no errors were written';
  }
}

/** Ports nobody uses now, held all at once so that no two are the same. */
async function freePorts(count) {
  const sockets = await Promise.all(
    Array.from({ length: count }, async () => {
      const socket = createSocket('udp4');
      await new Promise((resolve, reject) => {
        socket.once('error', reject);
        socket.bind(0, '127.0.0.1', resolve);
      });
      return socket;
    })
  );
  const ports = sockets.map((socket) => socket.address().port);
  await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.close(resolve))));
  return ports;
}
