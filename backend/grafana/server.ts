import { handleUnaryCall, logVerbosity, Server, setLogVerbosity, status } from '@grpc/grpc-js';

import { bind } from './bind';
import { callResource } from './call-resource';
import { checkHealth } from './check-health';
import { GrafanaDoor } from './grafana-door';
import { CollectMetricsResponse } from './protocol/messages';
import { DATA_SERVICE, DIAGNOSTICS_SERVICE, HEALTH_SERVICE, RESOURCE_SERVICE } from './protocol/services';
import { queryData } from './query-data';

const SERVING = 1;
/** How long calls that are under way may still take once the service is told to stop. */
const GRACE_MS = 5_000;
/** What a page sends through Grafana, a file at most: it comes in one message, and is in memory before its token is seen. */
const LARGEST_REQUEST_BYTES = 128 * 1_048_576;
/** Answers are as large as a question's limit allows; Grafana sets no limit either. */
const MESSAGES = {
  'grpc.max_receive_message_length': LARGEST_REQUEST_BYTES,
  'grpc.max_send_message_length': -1,
};

export interface RunningDoor {
  /** Where it listens, with the port that was chosen for port 0. */
  address: string;
  stop(): Promise<void>;
}

/**
 * Speaks Grafana's plugin protocol at `host:port` or `unix:/path`. Throws a Problem when the address is taken.
 */
export async function startGrafanaDoor(options: GrafanaDoor & { address: string }): Promise<RunningDoor> {
  const { address, ...door } = options;
  // The library prints to the console what it also reports as an error.
  setLogVerbosity(logVerbosity.NONE);
  const server = new Server(MESSAGES);
  server.addService(DATA_SERVICE, { QueryData: queryData(door) });
  server.addService(RESOURCE_SERVICE, { CallResource: callResource(door) });
  server.addService(DIAGNOSTICS_SERVICE, { CheckHealth: checkHealth(door), CollectMetrics: collectMetrics(door) });
  server.addService(HEALTH_SERVICE, { Check: checkServing });
  return { address: await bind(server, address), stop: () => stop(server) };
}

const OF_THE_PROCESS = /^(process|nodejs)_/;

/**
 * Grafana asks without a token, and gives the answer to whoever asks Grafana: so it tells of memory and processor, and
 * nothing of calls or sources. Those are at `/metrics` of the HTTP door, with a token.
 */
function collectMetrics({ registry }: GrafanaDoor): handleUnaryCall<unknown, CollectMetricsResponse> {
  return async (_call, reply) => {
    const names = registry.getMetricsAsArray().map(({ name }) => name);
    const told = await Promise.all(
      names.filter((name) => OF_THE_PROCESS.test(name)).map((name) => registry.getSingleMetricAsString(name))
    );
    reply(null, { metrics: { prometheus: Buffer.from(`${told.join('\n\n')}\n`) } });
  };
}

const checkServing: handleUnaryCall<{ service: string }, { status: number }> = ({ request }, reply) => {
  if (request.service === '' || request.service === 'plugin') {
    reply(null, { status: SERVING });
  } else {
    reply({ code: status.NOT_FOUND, details: `There is no service named ${request.service}.` });
  }
};

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.forceShutdown(), GRACE_MS);
    server.tryShutdown(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
