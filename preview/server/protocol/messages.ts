/** The messages of pluginv2.proto as the gRPC library hands them over: int64 as numbers, enums as names. */
export interface PluginContext {
  orgId: number;
  pluginId: string;
  pluginVersion: string;
  user: { login: string; name: string; email: string; role: string };
  appInstanceSettings?: InstanceSettings;
  dataSourceInstanceSettings?: InstanceSettings & { id: number; uid: string; name: string; url: string };
  userAgent: string;
}

export interface InstanceSettings {
  jsonData: Buffer;
  decryptedSecureJsonData: Record<string, string>;
  lastUpdatedMS: number;
}

export type HeaderLists = Record<string, { values: string[] }>;

export interface CallResourceRequest {
  pluginContext: PluginContext;
  path: string;
  method: string;
  url: string;
  headers: HeaderLists;
  body: Buffer;
}

export interface CallResourceResponse {
  code: number;
  headers: HeaderLists;
  body: Buffer;
}

export interface DataQuery {
  refId: string;
  maxDataPoints: number;
  intervalMS: number;
  timeRange: { fromEpochMS: number; toEpochMS: number };
  json: Buffer;
  queryType: string;
}

export interface QueryDataRequest {
  pluginContext: PluginContext;
  headers: Record<string, string>;
  queries: DataQuery[];
}

export interface DataResponse {
  frames: Buffer[];
  error: string;
  status: number;
  errorSource: string;
}

export interface QueryDataResponse {
  responses: Record<string, DataResponse>;
}

export interface CheckHealthRequest {
  pluginContext: PluginContext;
  headers: Record<string, string>;
}

export interface CheckHealthResponse {
  status: 'UNKNOWN' | 'OK' | 'ERROR';
  message: string;
  jsonDetails: Buffer;
}
