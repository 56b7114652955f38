import { Pool, PoolClient } from 'pg';

import { ingest, IncomingRow } from '../../backend/calls/ingest';
import { ensureSource, Source } from '../../backend/calls/source';
import { elapsedMs, median } from '../measure/rounds';
import { Counter, makeAttempts, MadeAttempt } from '../world/attempts';
import { periodOf } from '../world/load';
import { World } from '../world/world';

export interface IngestResult {
  batches: number;
  withMarks: number;
  withoutMarks: number;
  /** Median of the ratios of each pair of turns. */
  share: number;
}

export const BATCH = 1_000;
export const BATCHES_A_TURN = 10;
const MARK = /insert into dirty_marks/;

/** The same pool, on which the statement that marks dirty hours does nothing. */
function withoutMarks(pool: Pool): Pool {
  const muted = (client: PoolClient) =>
    new Proxy(client, {
      get(target, name) {
        if (name === 'query') {
          return (...args: unknown[]) =>
            typeof args[0] === 'string' && MARK.test(args[0])
              ? Promise.resolve({ rows: [], rowCount: 0 })
              : Reflect.apply(target.query, target, args);
        }
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  return new Proxy(pool, {
    get(target, name) {
      if (name === 'connect') {
        return async () => muted(await target.connect());
      }
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

const DERIVED = ['cli_digits', 'destination_digits', 'destination_matched'];

export function recordOf(attempt: MadeAttempt): MadeAttempt {
  return Object.fromEntries(Object.entries(attempt).filter(([name]) => !DERIVED.includes(name))) as MadeAttempt;
}

async function* rowsOf(attempts: readonly MadeAttempt[]): AsyncGenerator<IncomingRow> {
  for (const [position, record] of attempts.entries()) {
    yield { position, raw: '', record };
  }
}

/** Rows a second of one turn. */
export async function takeTurn(pool: Pool, source: Source, attempts: readonly MadeAttempt[]): Promise<number> {
  const taken = await elapsedMs(() =>
    ingest(pool, { source, origin: 'bench', rows: rowsOf(attempts), batchSize: BATCH })
  );
  return (attempts.length * 1_000) / taken;
}

/** Rows a second of the product's own ingest, in turns with and without the marks, into hours after all others. */
export async function runIngest(pool: Pool, world: World, after: number, turns: number): Promise<IngestResult> {
  const source = await ensureSource(pool, { name: 'bench-ingest', kind: 'canonical' });
  const needed = (turns + 1) * 2 * BATCH * BATCHES_A_TURN;
  const counter: Counter = { attempt: 1_000_000_000, call: 1_000_000_000 };
  const attempts = [...makeAttempts(world, periodOf(after, 2, needed * 1.1), counter, () => false)]
    .flat()
    .map(recordOf);
  const muted = withoutMarks(pool);
  const rates: Array<{ marked: number; unmarked: number }> = [];
  let at = 0;
  const next = () => attempts.slice(at, (at += BATCH * BATCHES_A_TURN));
  for (let turn = 0; turn <= turns; turn += 1) {
    const pieces = [next(), next()];
    const marked = () => takeTurn(pool, source, pieces[0]);
    const unmarked = () => takeTurn(muted, source, pieces[1]);
    if (turn % 2 === 0) {
      const first = await marked();
      rates.push({ marked: first, unmarked: await unmarked() });
    } else {
      const first = await unmarked();
      rates.push({ marked: await marked(), unmarked: first });
    }
  }
  // The hours whose marks were left out.
  await pool.query(
    `insert into dirty_marks (hour) select distinct date_trunc('hour', started_at, 'UTC') from attempts where source_id = $1`,
    [source.sourceId]
  );
  const measured = rates.slice(1);
  return {
    batches: measured.length * BATCHES_A_TURN * 2,
    withMarks: median(measured.map(({ marked }) => marked)),
    withoutMarks: median(measured.map(({ unmarked }) => unmarked)),
    share: median(measured.map(({ marked, unmarked }) => marked / unmarked)),
  };
}
