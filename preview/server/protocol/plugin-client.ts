import * as grpc from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

import {
  CallResourceRequest,
  CallResourceResponse,
  CheckHealthRequest,
  CheckHealthResponse,
  QueryDataRequest,
  QueryDataResponse,
} from './messages';

type Reply<T> = (error: grpc.ServiceError | null, response?: T) => void;

interface DataService extends grpc.Client {
  queryData(request: QueryDataRequest, reply: Reply<QueryDataResponse>): grpc.ClientUnaryCall;
}
interface ResourceService extends grpc.Client {
  callResource(request: CallResourceRequest): grpc.ClientReadableStream<CallResourceResponse>;
}
interface DiagnosticsService extends grpc.Client {
  checkHealth(request: CheckHealthRequest, reply: Reply<CheckHealthResponse>): grpc.ClientUnaryCall;
}

export interface PluginClient {
  queryData(request: QueryDataRequest, signal: AbortSignal): Promise<QueryDataResponse>;
  callResource(request: CallResourceRequest): grpc.ClientReadableStream<CallResourceResponse>;
  checkHealth(request: CheckHealthRequest, signal: AbortSignal): Promise<CheckHealthResponse>;
  close(): void;
}

/** A service that restarts is found again within a second, as Grafana finds a plugin it started again. */
const OPTIONS: grpc.ClientOptions = {
  'grpc.max_receive_message_length': -1,
  'grpc.max_send_message_length': -1,
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 500,
};

/** `address` is HOST:PORT or unix:/path. Nothing connects before the first call. */
export function connectPlugin(address: string, protoPath: string): PluginClient {
  const definition = loadSync(protoPath, { keepCase: true, longs: Number, enums: String, defaults: true });
  const { pluginv2 } = grpc.loadPackageDefinition(definition) as unknown as {
    pluginv2: Record<'Data' | 'Resource' | 'Diagnostics', grpc.ServiceClientConstructor>;
  };
  const credentials = grpc.credentials.createInsecure();
  const data = new pluginv2.Data(address, credentials, OPTIONS) as unknown as DataService;
  const resource = new pluginv2.Resource(address, credentials, OPTIONS) as unknown as ResourceService;
  const diagnostics = new pluginv2.Diagnostics(address, credentials, OPTIONS) as unknown as DiagnosticsService;

  return {
    queryData: (request, signal) => unary(signal, (reply) => data.queryData(request, reply)),
    callResource: (request) => resource.callResource(request),
    checkHealth: (request, signal) => unary(signal, (reply) => diagnostics.checkHealth(request, reply)),
    close: () => [data, resource, diagnostics].forEach((service) => service.close()),
  };
}

function unary<T>(signal: AbortSignal, start: (reply: Reply<T>) => grpc.ClientUnaryCall): Promise<T> {
  return new Promise((resolve, reject) => {
    const call = start((error, response) => (error ? reject(error) : resolve(response!)));
    signal.addEventListener('abort', () => call.cancel(), { once: true });
  });
}
