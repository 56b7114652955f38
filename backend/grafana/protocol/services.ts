import { GrpcObject, loadPackageDefinition, ServiceClientConstructor, ServiceDefinition } from '@grpc/grpc-js';
import { fromJSON } from '@grpc/proto-loader';

import { PROTOCOL } from './plugin-protocol';

const definitions = loadPackageDefinition(
  fromJSON(PROTOCOL, { keepCase: true, longs: Number, defaults: true, arrays: true, objects: true })
);

function serviceOf(path: string): ServiceDefinition {
  const found = path.split('.').reduce<GrpcObject[string]>((scope, name) => (scope as GrpcObject)[name], definitions);
  return (found as ServiceClientConstructor).service;
}

export const DATA_SERVICE = serviceOf('pluginv2.Data');
export const RESOURCE_SERVICE = serviceOf('pluginv2.Resource');
export const DIAGNOSTICS_SERVICE = serviceOf('pluginv2.Diagnostics');
export const HEALTH_SERVICE = serviceOf('grpc.health.v1.Health');
