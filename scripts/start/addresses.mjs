import { Trouble } from '../project.mjs';
import { assertFree } from './ports.mjs';

/** Where everything will listen, from the environment. */
export function readAddresses(environment) {
  const port = portOf('PORT', environment.PORT ?? '3000');
  const http = hostAndPort('TRUNKLINE_HTTP_ADDRESS', environment.TRUNKLINE_HTTP_ADDRESS ?? '127.0.0.1:4080');
  const grpc = environment.TRUNKLINE_GRPC_ADDRESS ?? '127.0.0.1:4081';
  return { port, http, grpc, pageUrl: `http://localhost:${port}`, serviceUrl: `http://${http.host}:${http.port}` };
}

export async function assertAddressesFree({ port, http, grpc }) {
  await assertFree({ port, purpose: 'the pages', variable: 'PORT' });
  await assertFree({ ...http, purpose: 'the service', variable: 'TRUNKLINE_HTTP_ADDRESS' });
  if (!grpc.startsWith('unix:')) {
    const variable = 'TRUNKLINE_GRPC_ADDRESS';
    await assertFree({ ...hostAndPort(variable, grpc), purpose: "Grafana's door to the service", variable });
  }
}

function hostAndPort(variable, text) {
  const [, host, port] = /^(.+):(\d+)$/.exec(text) ?? [];
  if (!host) {
    throw new Trouble(`${variable} is ${text}; it takes a host and a port such as 127.0.0.1:4080.`);
  }
  return { host, port: portOf(variable, port) };
}

function portOf(variable, text) {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new Trouble(`${variable} is ${text}; a port is a whole number from 1 to 65535.`);
  }
  return port;
}
