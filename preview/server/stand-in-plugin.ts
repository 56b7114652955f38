import { join } from 'node:path';

import * as grpc from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

import { CallResourceRequest, CallResourceResponse, CheckHealthRequest, QueryDataRequest } from './protocol/messages';

export interface StandIn {
  callResource?(call: grpc.ServerWritableStream<CallResourceRequest, Partial<CallResourceResponse>>): void;
  queryData?(request: QueryDataRequest): object;
  checkHealth?(request: CheckHealthRequest): object;
}

/** A backend plugin that answers what a test tells it to. */
export async function startStandIn(
  standIn: StandIn,
  port = 0
): Promise<{ address: string; port: number; stop(): void }> {
  const definition = loadSync(join(__dirname, 'protocol/pluginv2.proto'), { keepCase: true, longs: Number });
  const { pluginv2 } = grpc.loadPackageDefinition(definition) as unknown as {
    pluginv2: Record<string, { service: grpc.ServiceDefinition }>;
  };
  const server = new grpc.Server();
  server.addService(pluginv2.Resource.service, { callResource: standIn.callResource ?? refuse });
  server.addService(pluginv2.Data.service, { queryData: unary(standIn.queryData) });
  server.addService(pluginv2.Diagnostics.service, { checkHealth: unary(standIn.checkHealth) });
  const bound = await new Promise<number>((resolve, reject) =>
    server.bindAsync(`127.0.0.1:${port}`, grpc.ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound)
    )
  );
  return { address: `127.0.0.1:${bound}`, port: bound, stop: () => server.forceShutdown() };
}

function refuse(): never {
  throw new Error('The test expects no such call.');
}

function unary<Q>(answer: (request: Q) => object = refuse): grpc.handleUnaryCall<Q, object> {
  return ({ request }, reply) => reply(null, answer(request));
}
