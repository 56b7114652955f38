import { Pool, PoolClient } from 'pg';
import { Readable } from 'stream';
import { setTimeout as delay } from 'timers/promises';

import { Attempt } from '../../backend/calls/attempt';
import { deleteAttempts } from '../../backend/calls/delete-attempts';
import { enrich } from '../../backend/calls/enrich';
import { ingest, IncomingRow } from '../../backend/calls/ingest';
import { parseAttempt } from '../../backend/calls/parse-attempt';
import { ensurePartitions } from '../../backend/calls/partitions';
import { rematchAttempts } from '../../backend/calls/rematch';
import { ensureSource, Source } from '../../backend/calls/source';
import { writeAttempts } from '../../backend/calls/write-attempts';
import { inTransaction } from '../../backend/database/pool';
import { importDestinations } from '../../backend/reference/destinations';
import { holdReference } from '../../backend/reference/tables-in-force';
import { Random } from './random';
import { IDS, writeAttempt, writeDestinations } from './traffic';

type Step = 'ingest' | 'delete' | 'commit late' | 'roll back' | 're-match' | 'lose marks';

const STEPS: readonly Step[] = [
  ...Array<Step>(40).fill('ingest'),
  ...Array<Step>(15).fill('delete'),
  ...Array<Step>(15).fill('commit late'),
  ...Array<Step>(10).fill('roll back'),
  're-match',
];
const SOURCES = ['switch-1', 'switch-2'];
const LATE_MS = 600;
const PAUSE_MS = 100;
/** All writers write for so long and are quiet for as long, so that buckets become clean between two storms. */
const GUST_MS = 2_000;

/** Numbers of attempts near each other: a step touches few hours, or many. */
function someNumbers(random: Random): number[] {
  const first = random.below(IDS);
  const spread = random.pick([3, 10, 30, 150]);
  return Array.from({ length: 1 + random.below(random.pick([3, 20, 60])) }, () => (first + random.below(spread)) % IDS);
}

class RolledBack extends Error {}

export async function* rowsOf(random: Random, numbers: readonly number[]): AsyncGenerator<IncomingRow> {
  for (const [position, number] of numbers.entries()) {
    yield { position, raw: '', record: writeAttempt(random, number) };
  }
}

function someAttempts(random: Random): Attempt[] {
  return someNumbers(random).map((number) => {
    const { attempt, reason } = parseAttempt(writeAttempt(random, number));
    if (!attempt) {
      throw new Error(reason);
    }
    return attempt;
  });
}

/** Walks the write path as ingest does, and does something else before the transaction ends: waits, say, or fails. */
export async function writeAndThen(
  pool: Pool,
  source: Source,
  attempts: readonly Attempt[],
  before: (client: PoolClient) => Promise<unknown>
): Promise<void> {
  await ensurePartitions(
    pool,
    attempts.map(({ started_at }) => started_at)
  );
  await inTransaction(pool, async (client) => {
    const tables = await holdReference(pool, client);
    const enriched = attempts.map((attempt) => enrich(attempt, tables, {}));
    const { loaded } = await writeAttempts(client, source, enriched);
    await client.query('update sources set attempts = attempts + $2 where source_id = $1', [source.sourceId, loaded]);
    await before(client);
  });
}

/** The marks of this transaction alone: what a write path that forgot to mark would leave out. */
export const loseMarks = (client: PoolClient) =>
  client.query('delete from dirty_marks where xmin = pg_current_xact_id()::xid');

async function takeStep(pool: Pool, step: Step, random: Random): Promise<void> {
  const source = await ensureSource(pool, { name: random.pick(SOURCES), kind: 'canonical' });
  switch (step) {
    case 'ingest':
      await ingest(pool, {
        source,
        origin: 'test',
        rows: rowsOf(random, someNumbers(random)),
        batchSize: random.pick([7, 100]),
      });
      return;
    case 'delete': {
      const ids = new Set(someNumbers(random).map((number) => `a-${number}`));
      await deleteAttempts(pool, source, [...ids]);
      return;
    }
    case 'commit late':
      await writeAndThen(pool, source, someAttempts(random), () => delay(random.below(LATE_MS)));
      return;
    case 'roll back':
      await writeAndThen(pool, source, someAttempts(random), async () => {
        await delay(random.below(LATE_MS));
        throw new RolledBack();
      }).catch((error: unknown) => {
        if (!(error instanceof RolledBack)) {
          throw error;
        }
      });
      return;
    case 'lose marks':
      await writeAndThen(pool, source, someAttempts(random), loseMarks);
      return;
    case 're-match':
      await importDestinations(pool, { origin: 'test', file: Readable.from([writeDestinations(random)]), force: true });
      await rematchAttempts(pool, { batchSize: 200 });
      return;
  }
}

export interface Writing {
  seed: number;
  isOver: () => boolean;
  /** Counts the steps taken. */
  steps: Map<string, number>;
  /** Of so many steps, one forgets its marks. */
  losesMarksOf?: number;
}

/** Writes through the product's own ways, one random step after the other, until told to stop. */
export async function keepWriting(pool: Pool, { seed, isOver, steps, losesMarksOf }: Writing): Promise<void> {
  const random = new Random(seed);
  while (!isOver()) {
    const step = losesMarksOf && random.chance(1 / losesMarksOf) ? 'lose marks' : random.pick(STEPS);
    await takeStep(pool, step, random);
    steps.set(step, (steps.get(step) ?? 0) + 1);
    await delay(random.below(PAUSE_MS));
    while (!isOver() && Math.floor(Date.now() / GUST_MS) % 2 === 1) {
      await delay(50);
    }
  }
}
