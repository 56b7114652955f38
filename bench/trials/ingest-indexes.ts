import { migrate } from '../../backend/database/migrate';
import { numbers } from '../../backend/database/migrations/0005-numbers';
import { ensureSource } from '../../backend/calls/source';
import { median } from '../measure/rounds';
import { openDatabase } from '../sides/postgres';
import { Counter, makeAttempts } from '../world/attempts';
import { periodOf } from '../world/load';
import { World } from '../world/world';
import { BATCH, BATCHES_A_TURN, recordOf, takeTurn } from './ingest-marks';

/** What the two indexes of numbers cost those who store attempts. */
export interface IndexCostResult {
  /** Rows a second. */
  withIndexes: number;
  withoutIndexes: number;
  /** Median of the ratios of each pair of turns. */
  share: number;
}

const INDEXES = ['attempts_cli', 'attempts_destination_number'];
/** So that the indexes are no longer small when turns begin to count. */
const TURNS_BEFORE = 20;

/** Rows a second of the product's own ingest with and without the indexes, in turns, into a database of its own. */
export async function runIndexCost(
  serverUrl: string,
  world: World,
  from: number,
  turns: number
): Promise<IndexCostResult> {
  const { pool } = await openDatabase(serverUrl, 'trunkline_bench_indexes', true);
  try {
    await migrate(pool);
    const source = await ensureSource(pool, { name: 'bench-ingest', kind: 'canonical' });
    const needed = (TURNS_BEFORE + 2 * turns) * BATCH * BATCHES_A_TURN;
    const counter: Counter = { attempt: 0, call: 0 };
    const attempts = [...makeAttempts(world, periodOf(from, 2, needed * 1.1), counter, () => false)]
      .flat()
      .map(recordOf);
    let at = 0;
    const turn = () => takeTurn(pool, source, attempts.slice(at, (at += BATCH * BATCHES_A_TURN)));
    const rates: Array<{ indexed: number; bare: number }> = [];
    for (let before = 0; before < TURNS_BEFORE; before += 1) {
      await turn();
    }
    for (let pair = 0; pair < turns; pair += 1) {
      const indexed = await turn();
      await pool.query(`drop index ${INDEXES.join(', ')}`);
      const bare = await turn();
      await pool.query(numbers);
      rates.push({ indexed, bare });
    }
    return {
      withIndexes: median(rates.map(({ indexed }) => indexed)),
      withoutIndexes: median(rates.map(({ bare }) => bare)),
      share: median(rates.map(({ indexed, bare }) => indexed / bare)),
    };
  } finally {
    await pool.end();
  }
}
