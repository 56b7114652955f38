/** What the protocol's messages are in JavaScript. A message that was not sent is null; 64-bit numbers are doubles. */
export interface PluginContext {
  orgId: number;
  /** Null where Grafana itself asks, as an alert rule does. */
  user: PluginUser | null;
  appInstanceSettings: InstanceSettings | null;
  dataSourceInstanceSettings: InstanceSettings | null;
}

export interface PluginUser {
  login: string;
  email: string;
  /** `Viewer`, `Editor`, `Admin`, `None`, or empty. */
  role: string;
}

export interface InstanceSettings {
  decryptedSecureJsonData: Record<string, string>;
}

export type HeaderLists = Record<string, { values: string[] }>;

export interface CallResourceRequest {
  pluginContext: PluginContext | null;
  path: string;
  method: string;
  /** The path again, with the query string. */
  url: string;
  headers: HeaderLists;
  body: Buffer;
}

/** The first one of an answer carries code and headers, those after it only pieces of the body. */
export interface CallResourceResponse {
  code?: number;
  headers?: HeaderLists;
  body?: Buffer;
}

export interface DataQuery {
  refId: string;
  maxDataPoints: number;
  intervalMS: number;
  timeRange: { fromEpochMS: number; toEpochMS: number } | null;
  json: Buffer;
}

export interface QueryDataRequest {
  pluginContext: PluginContext | null;
  queries: DataQuery[];
}

export interface DataResponse {
  frames?: Uint8Array[];
  error?: string;
  status: number;
  /** Whose fault: `downstream` is the question's or the database's, `plugin` is ours. */
  errorSource?: 'downstream' | 'plugin';
}

export interface QueryDataResponse {
  responses: Record<string, DataResponse>;
}

export interface CheckHealthRequest {
  pluginContext: PluginContext | null;
}

export const HEALTHY = 1;
export const UNHEALTHY = 2;

export interface CheckHealthResponse {
  status: typeof HEALTHY | typeof UNHEALTHY;
  message: string;
}

export interface CollectMetricsResponse {
  metrics: { prometheus: Buffer };
}
