import { Pool } from 'pg';
import { setTimeout as delay } from 'timers/promises';

import { ingest } from '../../backend/calls/ingest';
import { ensureSource } from '../../backend/calls/source';
import { startRefreshing } from '../../backend/rollups/refresh-worker';
import { ensureTiers } from '../../backend/rollups/tier-tables';
import { declaredTiers } from '../../backend/rollups/tiers';
import { QuestionInput } from '../../contract/question';
import { askAndCompare } from './ask-and-compare';
import { killChild, startChild } from './killable';
import { writeQuestion } from './questions';
import { Random } from './random';
import { IDS } from './traffic';
import { keepWriting, rowsOf } from './writers';

export interface StormOptions {
  seed: number;
  /** The program that is started and killed again and again. */
  program: string;
  url: string;
  /** Goes on until so many questions are answered. */
  questions: number;
  onProgress?: (answered: number) => void;
  /** Loses the marks of one write in so many, to show that readers notice. */
  losesMarksOf?: number;
}

export interface Difference {
  question: QuestionInput;
  rowsRead: Record<string, number>;
  differences: string[];
}

export interface StormResult {
  questions: number;
  /** Of them, those answered from rollups only, and from rollups and attempts both. */
  fromTiers: number;
  mixed: number;
  steps: Record<string, number>;
  kills: number;
  differences: Difference[];
}

const complain = {
  warn: (detail: object, message: string) => process.stderr.write(`${message} ${JSON.stringify(detail)}\n`),
};

const RATES = [
  ['2024-10-01', 'USD', '1.1083'],
  ['2024-10-01', 'GBP', '0.8355'],
  ['2024-10-25', 'USD', '1.0824'],
  ['2024-10-31', 'USD', '1.0882'],
  ['2024-10-31', 'GBP', '0.8428'],
];

/** What there is before a storm: attempts of two sources, dated rates (none for some days), tiers with days of some zones. */
export async function prepare(pool: Pool, { seed, zones }: { seed: number; zones: readonly string[] }): Promise<void> {
  const random = new Random(seed);
  for (const [day, currency, rate] of RATES) {
    await pool.query(`insert into exchange_rates (day, base, quote, rate, origin) values ($1, 'EUR', $2, $3, 'test')`, [
      day,
      currency,
      rate,
    ]);
  }
  await ensureTiers(pool, declaredTiers(zones));
  for (const name of ['switch-1', 'switch-2']) {
    const source = await ensureSource(pool, { name, kind: 'canonical' });
    await ingest(pool, {
      source,
      origin: 'test',
      rows: rowsOf(
        random,
        Array.from({ length: IDS }, (_, at) => at)
      ),
    });
  }
}

/** Starts programs and kills them with no warning, the one that adds up as likely as the one that also writes. */
async function keepKilling({ program, url, seed }: StormOptions, isOver: () => boolean): Promise<number> {
  const random = new Random(seed + 500);
  const start = (at: number) => startChild(program, url, ...(at === 0 ? [] : [String(seed + random.below(1_000_000))]));
  const running = await Promise.all([0, 1].map(start));
  let kills = 0;
  try {
    while (!isOver()) {
      await delay(500 + random.below(2_500));
      const at = random.below(running.length);
      await killChild(running[at]);
      kills += 1;
      running[at] = await start(at);
    }
  } finally {
    await Promise.all(running.map(killChild));
  }
  return kills;
}

/** Writers, workers and readers all at once. What does not equal plain SQL is in the result; anything else that fails throws. */
export async function storm(pool: Pool, options: StormOptions): Promise<StormResult> {
  const { seed, questions, onProgress } = options;
  const result: StormResult = { questions: 0, fromTiers: 0, mixed: 0, steps: {}, kills: 0, differences: [] };
  const steps = new Map<string, number>();
  let failed = false;
  const isOver = () => failed || result.questions >= questions;

  const keepAsking = async (random: Random) => {
    while (!isOver()) {
      const question = writeQuestion(random);
      const { answer, differences } = await askAndCompare(pool, question);
      const { rowsRead } = answer.plan;
      const places = Object.keys(rowsRead);
      result.questions += 1;
      result.fromTiers += places.length > 0 && !places.includes('attempts') ? 1 : 0;
      result.mixed += places.length > 1 && places.includes('attempts') ? 1 : 0;
      if (differences.length > 0) {
        result.differences.push({ question, rowsRead, differences });
      }
      onProgress?.(result.questions);
    }
  };
  const worker = startRefreshing(pool, complain, { everyMs: 20 });
  const work = [
    ...[1, 2, 3, 4, 5].map((writer) =>
      keepWriting(pool, { seed: seed + writer, isOver, steps, losesMarksOf: options.losesMarksOf })
    ),
    ...[10, 11, 12].map((reader) => keepAsking(new Random(seed + reader))),
    keepKilling(options, isOver).then((kills) => (result.kills = kills)),
  ];
  work.forEach((one) => one.catch(() => (failed = true)));
  const ended = await Promise.allSettled(work);
  await worker.stop();
  for (const one of ended) {
    if (one.status === 'rejected') {
      throw one.reason;
    }
  }
  return { ...result, steps: Object.fromEntries(steps) };
}
