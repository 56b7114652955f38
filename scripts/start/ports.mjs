import { createServer } from 'node:net';

import { Trouble } from '../project.mjs';

/** Throws a sentence when something else listens there. `variable` is what would move ours. */
export function assertFree({ host = '127.0.0.1', port, purpose, variable }) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', ({ code, message }) => {
      const example = `${variable}=${variable === 'PORT' ? port + 1 : `${host}:${port + 10}`} npm start`;
      const reason = code === 'EADDRINUSE' ? 'is taken by another program' : `can't be used (${message})`;
      reject(
        new Trouble(
          `Port ${port} on ${host}, for ${purpose}, ${reason}. Stop that one, or use another port: ${example}`
        )
      );
    });
    probe.listen({ host, port, exclusive: true }, () => probe.close(resolve));
  });
}
