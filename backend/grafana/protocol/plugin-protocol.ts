import { fromJSON } from '@grpc/proto-loader';

type Namespace = Parameters<typeof fromJSON>[0];

const text = (id: number) => ({ type: 'string', id });
const bytes = (id: number) => ({ type: 'bytes', id });
const int32 = (id: number) => ({ type: 'int32', id });
const int64 = (id: number) => ({ type: 'int64', id });
const message = (type: string, id: number) => ({ type, id });
const list = (type: string, id: number) => ({ rule: 'repeated', type, id });
const textMap = (type: string, id: number) => ({ keyType: 'string', type, id });
const method = (requestType: string, responseType: string) => ({ requestType, responseType, comment: '' });

/**
 * Grafana's plugin protocol, version 2: the parts this service uses, by the field numbers Grafana publishes. Kept as an
 * object, because the service is one file and has no .proto beside it.
 */
const pluginv2: Namespace['nested'] = {
  AppInstanceSettings: {
    fields: { decryptedSecureJsonData: textMap('string', 4) },
  },
  DataSourceInstanceSettings: {
    fields: { decryptedSecureJsonData: textMap('string', 9) },
  },
  User: {
    fields: { login: text(1), email: text(3), role: text(4) },
  },
  PluginContext: {
    fields: {
      orgId: int64(1),
      user: message('User', 3),
      appInstanceSettings: message('AppInstanceSettings', 4),
      dataSourceInstanceSettings: message('DataSourceInstanceSettings', 5),
    },
  },
  StringList: {
    fields: { values: list('string', 1) },
  },
  CallResourceRequest: {
    fields: {
      pluginContext: message('PluginContext', 1),
      path: text(2),
      method: text(3),
      url: text(4),
      headers: textMap('StringList', 5),
      body: bytes(6),
    },
  },
  CallResourceResponse: {
    fields: { code: int32(1), headers: textMap('StringList', 2), body: bytes(3) },
  },
  TimeRange: {
    fields: { fromEpochMS: int64(1), toEpochMS: int64(2) },
  },
  DataQuery: {
    fields: {
      refId: text(1),
      maxDataPoints: int64(2),
      intervalMS: int64(3),
      timeRange: message('TimeRange', 4),
      json: bytes(5),
    },
  },
  QueryDataRequest: {
    fields: { pluginContext: message('PluginContext', 1), queries: list('DataQuery', 3) },
  },
  DataResponse: {
    fields: { frames: list('bytes', 1), error: text(2), status: int32(4), errorSource: text(5) },
  },
  QueryDataResponse: {
    fields: { responses: textMap('DataResponse', 1) },
  },
  CheckHealthRequest: {
    fields: { pluginContext: message('PluginContext', 1) },
  },
  CheckHealthResponse: {
    fields: { status: int32(1), message: text(2) },
  },
  CollectMetricsRequest: {
    fields: {},
  },
  MetricsPayload: {
    fields: { prometheus: bytes(1) },
  },
  CollectMetricsResponse: {
    fields: { metrics: message('MetricsPayload', 1) },
  },
  Data: {
    methods: { QueryData: method('QueryDataRequest', 'QueryDataResponse') },
  },
  Resource: {
    methods: {
      CallResource: { ...method('CallResourceRequest', 'CallResourceResponse'), responseStream: true },
    },
  },
  Diagnostics: {
    methods: {
      CheckHealth: method('CheckHealthRequest', 'CheckHealthResponse'),
      CollectMetrics: method('CollectMetricsRequest', 'CollectMetricsResponse'),
    },
  },
};

/** Grafana asks the health of the service named `plugin` before it trusts an address. */
const health: Namespace['nested'] = {
  HealthCheckRequest: {
    fields: { service: text(1) },
  },
  HealthCheckResponse: {
    fields: { status: int32(1) },
  },
  Health: {
    methods: { Check: method('HealthCheckRequest', 'HealthCheckResponse') },
  },
};

export const PROTOCOL: Namespace = {
  nested: {
    pluginv2: { nested: pluginv2 },
    grpc: { nested: { health: { nested: { v1: { nested: health } } } } },
  },
};
