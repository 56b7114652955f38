import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { startMailbox } from './mailbox.mjs';

const ATTEMPTS = 60_000;
const USER = 'admin';

/**
 * A Grafana to look at: the one at GRAFANA_URL with whatever calls it shows, or this machine's with everything behind it
 * and all data in a temporary folder, without calls until `loadDemo`. Undefined when there is neither.
 */
export async function startStand(environment) {
  if (environment.GRAFANA_URL) {
    const { GRAFANA_URL, GRAFANA_USER = USER, GRAFANA_PASSWORD = 'admin' } = environment;
    return {
      url: GRAFANA_URL.replace(/\/$/, ''),
      user: GRAFANA_USER,
      password: GRAFANA_PASSWORD,
      stop: async () => {},
    };
  }
  const state = mkdtempSync(path.join(tmpdir(), 'trunkline-grafana-'));
  // Read when the modules below are loaded.
  process.env.TRUNKLINE_STATE = state;
  const { findGrafana } = await import('../../scripts/start/find-grafana.mjs');
  const started = [{ stop: () => rmSync(state, { recursive: true, force: true }) }];
  const stop = async () => {
    for (const { stop: end } of started.reverse()) {
      await end();
    }
  };
  try {
    const grafana = findGrafana(environment);
    if (grafana && !grafana.tooOld) {
      return { ...(await startAll(grafana, state, (each) => started.push(each))), stop };
    }
    await stop();
    return undefined;
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startAll(grafana, state, keep) {
  const { ROOT } = await import('../../scripts/project.mjs');
  const { buildPlugin, buildService } = await import('../../scripts/build.mjs');
  const { startPostgres } = await import('../../scripts/embedded-postgres.mjs');
  const { startChild, untilAnswering } = await import('../../scripts/start/child.mjs');
  const { startGrafana } = await import('../../scripts/start/grafana.mjs');
  await buildService();
  await buildPlugin();

  const database = await startPostgres({
    dataDir: path.join(tmpdir(), `${path.basename(state)}-data`),
    ephemeral: true,
  });
  keep(database);
  const [http, grpc, port] = await freePorts(3);
  const token = 'the-token-of-the-grafana-test';
  const env = {
    DATABASE_URL: database.url,
    TRUNKLINE_TOKEN: token,
    TRUNKLINE_HTTP_ADDRESS: `127.0.0.1:${http}`,
    TRUNKLINE_GRPC_ADDRESS: `127.0.0.1:${grpc}`,
  };
  const command = (name) => path.join(ROOT, 'build', 'commands', `${name}.js`);
  const loadDemo = () =>
    execFileSync(process.execPath, [command('demo')], {
      env: { ...process.env, ...env, DEMO_ATTEMPTS: `${ATTEMPTS}` },
    });

  let service;
  const startService = async () => {
    service = startChild('service', process.execPath, [command('serve')], { env });
    await untilAnswering(service, `http://127.0.0.1:${http}/healthz`);
  };
  keep({ stop: () => service.stop() });
  await startService();
  const restartService = async (meanwhile) => {
    await service.stop();
    await meanwhile();
    await startService();
  };

  const mailbox = await startMailbox();
  keep(mailbox);
  const url = `http://127.0.0.1:${port}`;
  const smtp = { enabled: true, host: mailbox.address, startTLS_policy: 'NoStartTLS' };
  let running;
  const runGrafana = async () => {
    running = startGrafana(grafana, { port, grpc: env.TRUNKLINE_GRPC_ADDRESS, token, sections: { smtp } });
    await untilAnswering(running.child, `${url}/api/health`, { seconds: 180 });
  };
  keep({ stop: () => running.child.stop() });
  await runGrafana();
  const restartGrafana = async () => {
    await running.child.stop();
    await runGrafana();
  };
  const grafanaLog = () => readFileSync(running.child.log, 'utf8');
  const password = readFileSync(running.passwordFile, 'utf8').trim();
  return {
    url,
    user: USER,
    password,
    mailbox,
    loadDemo,
    restartService,
    restartGrafana,
    grafanaLog,
    service: { url: `http://127.0.0.1:${http}`, token },
  };
}

async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer());
  await Promise.all(servers.map((server) => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
