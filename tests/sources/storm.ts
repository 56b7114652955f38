import { ChildProcess } from 'child_process';
import { Pool } from 'pg';

import { configureSource } from '../../backend/sources/configure-source';
import { pullSource } from '../../backend/sources/pull/pull-source';
import { killChild, startChild } from '../rollups/killable';
import { TestSwitch, Writer } from './switch-database';

export interface StormOptions {
  rounds: number;
  /** 0 to 1, so that a storm can be had again. */
  random: () => number;
}

export interface StormCounts {
  committed: number;
  rolledBack: number;
  updates: number;
  longTransactions: number;
  kills: number;
}

/** A table of the switch that is stormed, and how it is pulled. */
export interface StormedTable {
  kind: string;
  settings: Record<string, unknown>;
  create(database: TestSwitch): Promise<void>;
  /** The statement for one more call, and for a new price of it. */
  insert(database: TestSwitch, call: number, price: number): string;
  update(database: TestSwitch, call: number, price: number): string;
  /** What a call is stored as. */
  callId(call: number): string;
}

const WRITERS = 4;
/**
 * Rows are read again at these ages (seconds); they are changed, as by rating, soon after they are committed. The longest
 * age is well above that and what a transaction of a storm takes.
 */
const AGES_S = [0.5, 1, 2, 4, 8, 16, 32];
const CHANGED_WITHIN_MS = 3_000;
const SETTLED_MS = 90_000;

interface OpenWork {
  calls: Map<number, number>;
  roundsLeft: number;
}

/**
 * Writers commit, roll back, update and keep transactions open over rounds, all at once, while the source is pulled by a
 * program that is killed again and again. Throws where what is stored in the end is not what the switch holds.
 */
export async function storm(
  pool: Pool,
  database: TestSwitch,
  table: StormedTable,
  program: string,
  ourUrl: string,
  { rounds, random }: StormOptions
): Promise<StormCounts> {
  await table.create(database);
  const settings = { ...table.settings, database: database.url, read_again_s: AGES_S, late_rows_s: 2, batch_rows: 7 };
  const source = await configureSource(pool, 'stormed', table.kind, settings);
  const counts: StormCounts = { committed: 0, rolledBack: 0, updates: 0, longTransactions: 0, kills: 0 };
  const held = new Map<number, number>();
  const committedAt = new Map<number, number>();
  let calls = 0;
  const writers = await Promise.all(Array.from({ length: WRITERS }, () => database.connect()));
  const open = new Map<Writer, OpenWork>();

  const finish = async (writer: Writer, work: OpenWork) => {
    open.delete(writer);
    const commits = random() < 0.75;
    await writer.query(commits ? 'commit' : 'rollback');
    if (!commits) {
      counts.rolledBack += work.calls.size;
      return;
    }
    counts.committed += work.calls.size;
    work.calls.forEach((price, call) => {
      held.set(call, price);
      committedAt.set(call, Date.now());
    });
  };

  const write = async (writer: Writer) => {
    let work = open.get(writer);
    if (!work) {
      const isLong = random() < 0.2;
      counts.longTransactions += isLong ? 1 : 0;
      work = { calls: new Map(), roundsLeft: isLong ? 5 + Math.floor(random() * 15) : 0 };
      open.set(writer, work);
      await writer.query('begin');
    }
    for (let more = Math.floor(random() * 4); more > 0; more -= 1) {
      const call = (calls += 1);
      work.calls.set(call, call);
      await writer.query(table.insert(database, call, call));
    }
    const own = [...work.calls.keys()].at(-1);
    if (own !== undefined && random() < 0.3) {
      work.calls.set(own, own + 0.5);
      await writer.query(table.update(database, own, own + 0.5));
    }
    work.roundsLeft -= 1;
    if (work.roundsLeft < 0) {
      await finish(writer, work);
    }
  };

  let child: ChildProcess = await startChild(program, ourUrl, 'stormed');
  try {
    for (let round = 0; round < rounds; round += 1) {
      await Promise.all(writers.map(write));
      const fresh = [...held.keys()].filter((call) => Date.now() - committedAt.get(call)! < CHANGED_WITHIN_MS);
      if (fresh.length > 0 && random() < 0.7) {
        const call = fresh[Math.floor(random() * fresh.length)];
        const price = held.get(call)! + 100;
        await database.query(table.update(database, call, price));
        held.set(call, price);
        counts.updates += 1;
      }
      if (random() < 0.25) {
        await killChild(child);
        counts.kills += 1;
        child = await startChild(program, ourUrl, 'stormed');
      }
    }
    for (const [writer, work] of open) {
      await finish(writer, work);
    }
  } finally {
    await killChild(child);
    await Promise.all(writers.map((writer) => writer.end()));
  }
  const expected = [...held].map(([call, price]) => `${table.callId(call)} ${price}`).sort();
  for (const deadline = Date.now() + SETTLED_MS; ;) {
    await pullSource(pool, source);
    const stored = await storedPrices(pool);
    if (stored.length === expected.length && stored.every((line, at) => line === expected[at])) {
      return counts;
    }
    if (Date.now() > deadline) {
      throw new Error(differences(expected, stored));
    }
  }
}

async function storedPrices(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ line: string }>(
    `select call_id || ' ' || trim_scale(customer_charge)::text as line from attempts`
  );
  return rows.map(({ line }) => line).sort();
}

function differences(expected: string[], stored: string[]): string {
  const lost = expected.filter((line) => !stored.includes(line));
  const extra = stored.filter((line, at) => !expected.includes(line) || stored[at - 1] === line);
  return `Of ${expected.length} calls, missing: ${lost.slice(0, 10).join(', ')}; too many: ${extra.slice(0, 10).join(', ')}`;
}
