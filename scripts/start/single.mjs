import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import path from 'node:path';

import { ROOT, STATE, Trouble } from '../project.mjs';

/**
 * Holds this copy of the project for one start. A socket does it rather than a file with a process id: it can't outlive
 * its process, nor be mistaken for another's. `describe` tells a second start what the first one is.
 */
export async function holdTheProject(describe) {
  // A socket's address may have some hundred characters: a relative one always fits.
  process.chdir(ROOT);
  const socket = path.relative(ROOT, path.join(STATE, 'start.sock'));
  const other = await ask(socket);
  if (other !== undefined) {
    throw new Trouble(`${other} Stop that one first (Ctrl-C where it runs), or use it.`);
  }
  rmSync(socket, { force: true });
  const server = createServer((connection) => connection.on('error', () => undefined).end(describe()));
  await new Promise((resolve, reject) => server.once('error', reject).listen(socket, resolve));
  server.unref();
  process.once('exit', () => rmSync(socket, { force: true }));
}

function ask(socket) {
  return new Promise((resolve) => {
    let answer = '';
    connect(socket)
      .setEncoding('utf8')
      .on('data', (text) => (answer += text))
      .on('end', () => resolve(answer))
      .on('error', () => resolve(undefined));
  });
}
