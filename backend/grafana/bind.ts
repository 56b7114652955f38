import { Server, ServerCredentials } from '@grpc/grpc-js';
import { unlink } from 'fs/promises';
import { connect } from 'net';

import { Problem } from '../../contract/problem';

/** Listens at `host:port` or `unix:/path`, and returns that address with the port that was chosen for port 0. */
export async function bind(server: Server, address: string): Promise<string> {
  const socket = /^unix:(\/.*)$/.exec(address)?.[1];
  if (socket) {
    await removeStale(socket);
  }
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(address, ServerCredentials.createInsecure(), (error, bound) => {
      if (error) {
        reject(
          new Problem(`The service can't listen for Grafana at ${address} (TRUNKLINE_GRPC_ADDRESS): ${error.message}.`)
        );
      } else {
        resolve(bound);
      }
    });
  });
  return socket ? address : address.replace(/:0$/, `:${port}`);
}

/** A killed process leaves its socket behind, and the next one could not listen there. */
async function removeStale(path: string): Promise<void> {
  if (await nobodyListens(path)) {
    await unlink(path);
  }
}

function nobodyListens(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(path);
    probe.once('connect', () => {
      probe.destroy();
      resolve(false);
    });
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED'));
  });
}
