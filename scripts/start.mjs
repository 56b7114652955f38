import './require-node.mjs';

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { fail, ROOT, STATE, Trouble } from './project.mjs';
import { assertAddressesFree, readAddresses } from './start/addresses.mjs';
import { endOfLog, startChild, untilAnswering } from './start/child.mjs';
import { dayZones } from './start/day-zones.mjs';
import { findGrafana } from './start/find-grafana.mjs';
import { startGrafana } from './start/grafana.mjs';
import { runToEnd } from './start/run-to-end.mjs';
import { keptSecret } from './start/secrets.mjs';
import { holdTheProject } from './start/single.mjs';

const SERVICE_FILE = path.join(STATE, 'service.json');

/** What is running and how to end it, in the order it was started. */
const started = [];
let stopping;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => stop(0));
}
start().catch(async (error) => {
  if (!stopping) {
    await stopAll();
    fail(error);
  }
});

async function start() {
  const addresses = readAddresses(process.env);
  // PostgreSQL may run as another user, who must be able to pass through to its data.
  mkdirSync(STATE, { recursive: true, mode: 0o711 });
  await holdTheProject(() => `Trunkline is already running at ${addresses.pageUrl} (process ${process.pid}).`);
  await assertAddressesFree(addresses);
  const grafana = findGrafana(process.env);

  const { ensureInstalled } = await import('./install.mjs');
  ensureInstalled();
  const { buildPlugin, buildService } = await import('./build.mjs');
  await step('The service', buildService);
  await step('The plugin', buildPlugin);

  const url = givenDatabase(process.env);
  const database = url ? { url } : await startDatabase();
  const token = keptSecret('token');
  const environment = {
    DATABASE_URL: database.url,
    TRUNKLINE_TOKEN: token.secret,
    TRUNKLINE_GRPC_ADDRESS: addresses.grpc,
    TRUNKLINE_DAY_ZONES: dayZones(process.env),
  };
  await prepareDatabase(environment);
  await startService(addresses, token.file, environment);
  const note = await startPages(addresses, grafana, environment);
  process.stdout.write(`${summary(addresses, note, database.dataDir)}\n`);
}

function givenDatabase({ DATABASE_URL, DATABASE_URL_FILE }) {
  return DATABASE_URL || (DATABASE_URL_FILE && readFileSync(DATABASE_URL_FILE, 'utf8').trim());
}

async function step(name, work) {
  const worked = await work();
  process.stdout.write(`${name}: ${worked ? 'built' : 'up to date'}\n`);
}

async function startDatabase() {
  const { startPostgres } = await import('./embedded-postgres.mjs');
  const database = await startPostgres({ dataDir: path.join(STATE, 'postgres') }).catch((error) => {
    throw new Trouble(error.message);
  });
  started.push({ name: 'PostgreSQL', stop: database.stop });
  return database;
}

async function prepareDatabase(environment) {
  const demo = path.join(ROOT, 'build', 'commands', 'demo.js');
  await runToEnd(process.execPath, [demo, '--first-time'], environment, (stop) => started.push({ name: 'demo', stop }));
  started.pop();
}

async function startService({ serviceUrl }, tokenFile, environment) {
  const service = startChild('service', process.execPath, [path.join(ROOT, 'build', 'commands', 'serve.js')], {
    env: { ...environment, TZ: 'UTC', TRUNKLINE_STATE: STATE },
  });
  watch(service);
  await untilAnswering(service, `${serviceUrl}/healthz`);
  writeFileSync(SERVICE_FILE, JSON.stringify({ url: serviceUrl, tokenFile, databaseUrl: environment.DATABASE_URL }), {
    mode: 0o600,
  });
  started.push({ stop: () => rmSync(SERVICE_FILE, { force: true }) });
}

async function startPages({ port, pageUrl, grpc }, grafana, environment) {
  if (grafana && !grafana.tooOld) {
    const { child, passwordFile } = startGrafana(grafana, { port, grpc, token: environment.TRUNKLINE_TOKEN });
    watch(child);
    await untilAnswering(child, `${pageUrl}/api/health`, { seconds: 180 });
    return `Grafana ${grafana.version}. Sign in as admin with the password in ${shown(path.basename(passwordFile))}`;
  }
  const preview = startChild(
    'preview',
    process.execPath,
    [path.join(ROOT, 'preview', 'start.mjs'), '--port', String(port)],
    {
      env: environment,
    }
  );
  watch(preview);
  await untilAnswering(preview, pageUrl, { seconds: 120 });
  return grafana
    ? `the preview host: Grafana ${grafana.version} is older than the 12.4 the plugin needs`
    : 'the preview host: no Grafana is on the PATH and GRAFANA_HOME is not set';
}

function watch(child) {
  started.push(child);
  void child.ended.then((how) => {
    if (!stopping) {
      process.stderr.write(`The ${child.name} has ended (${how}). The end of ${child.log}:\n${endOfLog(child)}\n`);
      void stop(1);
    }
  });
}

function summary({ pageUrl, serviceUrl }, pages, dataDir) {
  return [
    '',
    `  Trunkline is at ${pageUrl}`,
    '',
    `  Pages      ${pages}.`,
    `  Service    ${serviceUrl} (token in ${shown('token')})`,
    `  Database   ${dataDir ? `built-in PostgreSQL, data in ${fromHere(dataDir)}` : "DATABASE_URL's"}`,
    `  Logs       ${shown('logs')}`,
    '',
    '  Ctrl-C stops all of it.',
  ].join('\n');
}

function fromHere(place) {
  return place.startsWith(`${ROOT}${path.sep}`) ? path.relative(ROOT, place) : place;
}

function shown(name) {
  return fromHere(path.join(STATE, name));
}

async function stop(code) {
  await stopAll();
  process.exit(code);
}

function stopAll() {
  stopping ??= (async () => {
    for (const { name, stop: end } of started.reverse()) {
      if (name) {
        process.stdout.write(`Stopping ${name} …\n`);
      }
      await end();
    }
  })();
  return stopping;
}
