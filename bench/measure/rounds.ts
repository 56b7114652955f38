import { CpuMeter } from './cpu';

/** One of the ways to do the same thing. */
export interface Contender {
  name: string;
  run: () => Promise<unknown>;
}

export interface Timing {
  medianMs: number;
  fastestMs: number;
  slowestMs: number;
  /** Processor time, all processes together. */
  cpuMs?: number;
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

interface Taken {
  ms: number[];
  cpuMs: number[];
}

/** Runs the contenders in turns, after one turn to warm up, so that whatever disturbs the machine disturbs them alike. */
export async function measureInTurns(
  contenders: readonly Contender[],
  rounds: number,
  meter: CpuMeter = async () => async () => undefined
): Promise<Map<string, Timing>> {
  const warm = new Map<string, number>();
  for (const { name, run } of contenders) {
    warm.set(name, await elapsedMs(run));
  }
  const taken = new Map<string, Taken>(contenders.map(({ name }) => [name, { ms: [], cpuMs: [] }]));
  for (let round = 0; round < rounds; round += 1) {
    for (const { name, run } of contenders) {
      const times = warm.get(name)! < SHORT_MS ? TIMES_IF_SHORT : 1;
      const each: number[] = [];
      const cpuUsed = await meter();
      for (let time = 0; time < times; time += 1) {
        each.push(await elapsedMs(run));
      }
      const cpuMs = await cpuUsed();
      taken.get(name)!.ms.push(median(each));
      taken.get(name)!.cpuMs.push(...(cpuMs === undefined ? [] : [cpuMs / times]));
    }
  }
  return new Map(
    [...taken].map(([name, { ms, cpuMs }]) => [
      name,
      {
        medianMs: median(ms),
        fastestMs: Math.min(...ms),
        slowestMs: Math.max(...ms),
        ...(cpuMs.length > 0 ? { cpuMs: median(cpuMs) } : {}),
      },
    ])
  );
}
