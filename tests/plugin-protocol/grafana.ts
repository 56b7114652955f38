import * as grpc from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { join } from 'path';

import { GrafanaQueryInput } from '../../contract/grafana-query';
import { APP_ID, DATA_SOURCE_ID } from '../../contract/plugin-ids';
import { FrameJson, frameJson } from '../../preview/server/frame-json';
import { CallResourceResponse, DataQuery, PluginContext } from '../../preview/server/protocol/messages';
import { connectPlugin, PluginClient } from '../../preview/server/protocol/plugin-client';

const PLUGIN_PROTO = join(__dirname, '../../preview/server/protocol/pluginv2.proto');

export interface Asked {
  from?: string;
  to?: string;
  intervalMS?: number;
  maxDataPoints?: number;
}

export interface Answered {
  status: number;
  error: string;
  errorSource: string;
  frames: FrameJson[];
}

/** Speaks the plugin protocol as Grafana does. None of the service's own protocol code is in it. */
export class Grafana {
  readonly client: PluginClient;

  constructor(private readonly address: string) {
    this.client = connectPlugin(address, PLUGIN_PROTO);
  }

  async query(
    context: PluginContext,
    query: GrafanaQueryInput | Record<string, unknown> | string,
    asked: Asked = {}
  ): Promise<Answered> {
    const { responses } = await this.client.queryData(
      { pluginContext: context, headers: {}, queries: [dataQuery(query, asked)] },
      new AbortController().signal
    );
    const { frames, ...response } = responses.A;
    return { ...response, frames: frames.map(frameJson) };
  }

  health(context: PluginContext) {
    return this.client.checkHealth({ pluginContext: context, headers: {} }, new AbortController().signal);
  }

  /** All messages of one resource call, in order. */
  async resource(context: PluginContext, method: string, url: string, body = ''): Promise<CallResourceResponse[]> {
    const stream = this.client.callResource({
      pluginContext: context,
      path: url.replace(/\?.*/, ''),
      url,
      method,
      headers: { 'Content-Type': { values: ['application/json'] }, Authorization: { values: ['Bearer forged'] } },
      body: Buffer.from(body),
    });
    const messages: CallResourceResponse[] = [];
    for await (const message of stream) {
      messages.push(message as CallResourceResponse);
    }
    return messages;
  }

  async metrics(): Promise<string> {
    const reply = await this.call<{ metrics: { prometheus: Buffer } }>(
      'diagnostics.proto',
      'pluginv2.Diagnostics',
      'CollectMetrics',
      {}
    );
    return reply.metrics.prometheus.toString();
  }

  async serving(service: string): Promise<string> {
    return (await this.call<{ status: string }>('health.proto', 'grpc.health.v1.Health', 'Check', { service })).status;
  }

  close(): void {
    this.client.close();
  }

  private call<T>(proto: string, service: string, method: string, request: object): Promise<T> {
    const definition = loadSync(join(__dirname, proto), { keepCase: true, enums: String, defaults: true });
    const { path, requestSerialize, responseDeserialize } = (definition[service] as grpc.ServiceDefinition)[method];
    const client = new grpc.Client(this.address, grpc.credentials.createInsecure());
    return new Promise<T>((resolve, reject) => {
      client.makeUnaryRequest(path, requestSerialize, responseDeserialize, request, (error, reply) => {
        client.close();
        return error ? reject(error) : resolve(reply as T);
      });
    });
  }
}

function dataQuery(query: object | string, asked: Asked): DataQuery {
  const {
    from = '2026-11-01T00:00:00Z',
    to = '2026-11-02T00:00:00Z',
    intervalMS = 1_000,
    maxDataPoints = 1_000,
  } = asked;
  return {
    refId: 'A',
    queryType: '',
    intervalMS,
    maxDataPoints,
    timeRange: { fromEpochMS: Date.parse(from), toEpochMS: Date.parse(to) },
    json: Buffer.from(typeof query === 'string' ? query : JSON.stringify(query)),
  };
}

const context = (token: string | undefined, pluginId: string): PluginContext => ({
  orgId: 1,
  pluginId,
  pluginVersion: '',
  userAgent: '',
  user: { login: 'nora', name: 'Nora', email: 'nora@example.com', role: 'Editor' },
  ...settingsOf(pluginId, token === undefined ? {} : { token }),
});

function settingsOf(pluginId: string, decryptedSecureJsonData: Record<string, string>) {
  const settings = { jsonData: Buffer.from('{}'), decryptedSecureJsonData, lastUpdatedMS: 0 };
  return pluginId === APP_ID
    ? { appInstanceSettings: settings }
    : { dataSourceInstanceSettings: { ...settings, id: 1, uid: 'trunkline', name: 'Trunkline', url: '' } };
}

export const fromDataSource = (token?: string) => context(token, DATA_SOURCE_ID);
export const fromApp = (token?: string) => context(token, APP_ID);

/** The values of a field of a frame, by its name. */
export function valuesOf({ schema, data }: FrameJson, field: string): unknown[] {
  return data.values[schema.fields.findIndex(({ name }) => name === field)];
}

export function fieldOf({ schema }: FrameJson, field: string) {
  return schema.fields.find(({ name }) => name === field)!;
}
