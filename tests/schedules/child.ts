import { existsSync } from 'fs';
import path from 'path';

import { createPool } from '../../backend/database/pool';
import { createLogger } from '../../backend/logger';
import { someone } from '../access/someone';
import { FileStore } from '../../backend/schedules/generation/file-store';
import { Producer } from '../../backend/schedules/generation/produce';
import { produceJob } from '../../backend/schedules/generation/produce-job';
import { startScheduling } from '../../backend/schedules/scheduling';
import { RowBlock } from '../../backend/database/row-blocks/row-block';

/**
 * A replica that plans and makes runs until it is killed; `stuck` never comes to the end of a file, `hungry` takes all the
 * memory there is for a run whose subject says so; of `blocked` nothing moves, no timer and no answer, until there is a file
 * `go`.
 */
const [url, directory, mode] = process.argv.slice(2);
const GO = 'go';

async function* withoutEnd(blocks: AsyncIterable<RowBlock>): AsyncGenerator<RowBlock> {
  yield* blocks;
  await new Promise(() => setInterval(() => undefined, 60_000));
}

const stuck: Producer = async (request) => {
  const production = await produceJob(request);
  return {
    ...production,
    table: async () => {
      const table = await production.table();
      return { ...table, blocks: withoutEnd(table.blocks) };
    },
  };
};

const hungry: Producer = (request) => {
  for (const taken: object[] = []; request.job.subject === 'hungry';) {
    taken.push(Array.from({ length: 1_000 }, () => ({})));
  }
  return produceJob(request);
};

const blocked: Producer = (request) => {
  const cell = new Int32Array(new SharedArrayBuffer(4));
  while (!existsSync(path.join(directory, GO))) {
    Atomics.wait(cell, 0, 0, 50);
  }
  return produceJob(request);
};

const PRODUCERS: Record<string, Producer> = { stuck, hungry, blocked };

async function run(): Promise<void> {
  const pool = createPool(url, { max: 20, application_name: `trunkline-test-${process.pid}` });
  const scheduling = await startScheduling({
    pool,
    files: new FileStore(directory),
    produce: PRODUCERS[mode] ?? produceJob,
    principalOf: ({ name, role }) => Promise.resolve(someone(name, role)),
    limits: { atOnce: 4, perShare: 100 },
    retention: { days: 90, bytes: 1e12 },
    logger: createLogger(process.env.TEST_LOG_LEVEL ?? 'silent'),
  });
  process.stdout.write('started\n');
  await scheduling.tick();
}

void run();
