import pino from 'pino';

import { serveApi } from '../../tests/http/serve-api';

it('tells of no path what would let a reader of the log open a file or end a subscription', async () => {
  const lines: string[] = [];
  const logger = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
  const api = await serveApi({ logger });
  try {
    for (const path of [
      '/public/files/one-secret-token',
      '/public/unsubscribe/other-secret-token',
      '/public/x/secret/y',
    ]) {
      await (await fetch(api.url + path)).text();
    }
    await (await api.call('/v1/runs/42')).text();
  } finally {
    await api.stop();
  }
  const paths = lines
    .map((line) => JSON.parse(line) as { msg: string; path: string })
    .filter(({ msg }) => msg === 'path');
  expect(paths.map(({ path }) => path).sort()).toEqual([
    '/public/files/…',
    '/public/unsubscribe/…',
    '/public/x/…',
    '/v1/runs/42',
  ]);
  expect(lines.join()).not.toContain('secret');
});
