import { setTimeout as delay } from 'timers/promises';

import { Problem } from '../../contract/problem';
import { Backfill } from '../../contract/sources';
import { findDoor, ServiceDoor } from './shell/find-door';
import { ProgressBar } from './shell/progress-bar';
import { readAnswer } from './shell/read-answer';
import { readArguments } from './shell/read-arguments';
import { runCommand } from './shell/run-command';

const OPTIONS = { from: { type: 'string' }, to: { type: 'string' } } as const;
const USAGE = `Usage: npm run backfill -- SOURCE --from 2026-11-01T00:00:00Z --to 2026-11-08T00:00:00Z
Has a running service read all calls of a range from their switch again, beside the new ones.`;
const LOOK_EVERY_MS = 2_000;
const STEPS = 1_000;

runCommand(async () => {
  const { values, positionals } = readArguments(process.argv.slice(2), OPTIONS, USAGE);
  if (positionals.length !== 1 || !values.from || !values.to) {
    throw new Problem(USAGE);
  }
  const door = await findDoor(process.env);
  try {
    const path = `/v1/sources/${encodeURIComponent(positionals[0])}/backfills`;
    const body = Buffer.from(JSON.stringify({ from: values.from, to: values.to }));
    const headers = { 'content-type': 'application/json' };
    const response = await door.request({ method: 'POST', path, headers, body });
    const done = await follow(door, path, await readAnswer<Backfill>(response, [201]));
    process.stdout.write(
      `${positionals[0]}: ${done.state}; ${done.received} read, ${done.loaded} loaded, ${done.replaced} replaced, ${done.rejected} rejected\n`
    );
  } finally {
    await door.close();
  }
});

async function follow(door: ServiceDoor, path: string, asked: Backfill): Promise<Backfill> {
  const bar = new ProgressBar('reading', STEPS);
  try {
    for (let current = asked; ; await delay(LOOK_EVERY_MS)) {
      const all = await readAnswer<Backfill[]>(await door.request({ method: 'GET', path }));
      current = all.find(({ backfillId }) => backfillId === asked.backfillId) ?? current;
      bar.show(Math.round(current.progress * STEPS));
      if (current.state !== 'waiting') {
        return current;
      }
    }
  } finally {
    bar.end();
  }
}
