import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { ServerResponse } from 'node:http';
import { extname, resolve, sep } from 'node:path';

import { replyJson } from '../http-reply';

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.map': 'application/json',
  '.md': 'text/markdown',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** Sends `folder/path`, never anything outside the folder. */
export async function sendFile(response: ServerResponse, folder: string, path: string): Promise<void> {
  const file = resolve(folder, `.${sep}${path}`);
  const inside = file.startsWith(resolve(folder) + sep);
  const found = inside && (await stat(file).catch(() => undefined));
  if (!found || !found.isFile()) {
    replyJson(response, 404, { message: `There is no file ${path} here.` });
    return;
  }
  response.writeHead(200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-length': found.size,
    'cache-control': 'no-cache',
  });
  createReadStream(file).pipe(response);
}
