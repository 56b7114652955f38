import { statSync } from 'fs';
import path from 'path';

import { Problem } from '../../contract/problem';
import { countedFile } from './shell/counted-file';
import { findDoor, ServiceDoor } from './shell/find-door';
import { ProgressBar } from './shell/progress-bar';
import { readAnswer } from './shell/read-answer';
import { readArguments, typedIn } from './shell/read-arguments';
import { runCommand } from './shell/run-command';

/** What the files can be, and what the service calls it. Canonical files say themselves whether they are CSV or NDJSON. */
const KINDS: Record<string, string> = {
  csv: 'canonical',
  ndjson: 'canonical',
  'freeswitch-csv': 'freeswitch-csv',
  'asterisk-csv': 'asterisk-csv',
};
const SHOWN_REASONS = 5;
const OPTIONS = {
  source: { type: 'string', default: 'import' },
  zone: { type: 'string' },
  kind: { type: 'string', default: 'csv' },
} as const;
const USAGE = `Usage: npm run import -- FILE… [options]
  --source NAME      the source the calls belong to (import); an attempt is one by source and attempt id
  --zone Z           IANA zone of times without an offset
  --kind csv|ndjson|freeswitch-csv|asterisk-csv
Files may be gz.`;

interface Summary {
  received: number;
  loaded: number;
  unchanged: number;
  replaced: number;
  rejected: number;
  rejects: Array<{ position: number; reason: string }>;
}

runCommand(async () => {
  const { values, positionals: files } = readArguments(process.argv.slice(2), OPTIONS, USAGE);
  if (files.length === 0) {
    throw new Problem(USAGE);
  }
  const kind = KINDS[values.kind];
  if (!kind) {
    throw new Problem(`--kind ${values.kind} is not known.`, { allowed: Object.keys(KINDS) });
  }
  const paths = files.map((file) => path.resolve(typedIn(process.env), file));
  const sizes = paths.map(sizeOf);
  const door = await findDoor(process.env);
  try {
    for (const [at, file] of paths.entries()) {
      const query = new URLSearchParams({ source: values.source, kind, origin: path.basename(file) });
      if (values.zone) {
        query.set('zone', values.zone);
      }
      report(path.basename(file), await sendFile(door, file, sizes[at], query));
    }
  } finally {
    await door.close();
  }
});

function sizeOf(file: string): number {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats?.isFile()) {
    throw new Problem(`${file} ${stats ? 'is not a file' : 'does not exist'}.`);
  }
  return stats.size;
}

async function sendFile(door: ServiceDoor, file: string, size: number, query: URLSearchParams): Promise<Summary> {
  const bar = new ProgressBar(path.basename(file), size);
  const counted = countedFile(file, bar);
  try {
    const headers = { 'content-type': 'application/octet-stream' };
    const response = await door.request({ method: 'POST', path: `/v1/attempts?${query}`, headers, body: counted });
    return await readAnswer<Summary>(response, [200, 422]);
  } finally {
    bar.end();
    counted.destroy();
  }
}

function report(name: string, { loaded, unchanged, replaced, rejected, rejects }: Summary): void {
  process.stdout.write(
    `${name}: ${loaded} loaded, ${unchanged} unchanged, ${replaced} replaced, ${rejected} rejected\n`
  );
  for (const { position, reason } of rejects.slice(0, SHOWN_REASONS)) {
    process.stdout.write(`  line ${position}: ${reason}\n`);
  }
  if (rejected > SHOWN_REASONS) {
    process.stdout.write(`  … and ${rejected - SHOWN_REASONS} more: GET /v1/rejects shows them all.\n`);
  }
}
