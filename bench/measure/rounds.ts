/** One of the ways to do the same thing. */
export interface Contender {
  name: string;
  run: () => Promise<unknown>;
}

export interface Timing {
  medianMs: number;
  fastestMs: number;
  slowestMs: number;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export async function elapsedMs(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** Answers in a few milliseconds are asked more often, so that one disturbance does not decide. */
const SHORT_MS = 50;
const TIMES_IF_SHORT = 5;

/** Runs the contenders in turns, after one turn to warm up, so that whatever disturbs the machine disturbs them alike. */
export async function measureInTurns(contenders: readonly Contender[], rounds: number): Promise<Map<string, Timing>> {
  const warm = new Map<string, number>();
  for (const { name, run } of contenders) {
    warm.set(name, await elapsedMs(run));
  }
  const taken = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, run } of contenders) {
      const times = warm.get(name)! < SHORT_MS ? TIMES_IF_SHORT : 1;
      const each: number[] = [];
      for (let time = 0; time < times; time += 1) {
        each.push(await elapsedMs(run));
      }
      taken.get(name)!.push(median(each));
    }
  }
  return new Map(
    [...taken].map(([name, times]) => [
      name,
      { medianMs: median(times), fastestMs: Math.min(...times), slowestMs: Math.max(...times) },
    ])
  );
}
