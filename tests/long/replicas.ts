import { ChildProcess } from 'child_process';

import { killChild } from '../rollups/killable';

/** Programs of which one is killed now and then; another takes its place. */
export interface Replicas {
  /**
   * Kills one of those that run, whichever; answers its process id. Undefined while no more than half of them run. Throws
   * where one of them has ended by itself.
   */
  killOne(): Promise<number | undefined>;
  /** Those that run. */
  running(): readonly ChildProcess[];
  /** Throws where one of them has ended by itself. */
  assertAlive(): void;
  end(): Promise<void>;
}

export function startReplicas(count: number, start: () => Promise<ChildProcess>): Replicas {
  const running: ChildProcess[] = [];
  const starting = new Set<Promise<void>>();
  let isOver = false;
  const add = () => {
    const one: Promise<void> = start()
      .then((child) => {
        running.push(child);
      })
      .finally(() => starting.delete(one));
    starting.add(one);
  };
  const assertAlive = () => {
    const ended = running.find(({ exitCode, signalCode }) => exitCode !== null || signalCode !== null);
    if (ended) {
      throw new Error(`A replica ended by itself, with ${ended.exitCode ?? ended.signalCode}.`);
    }
  };
  Array.from({ length: count }, add);
  return {
    running: () => running,
    assertAlive,
    killOne: async () => {
      assertAlive();
      if (running.length <= count / 2) {
        return undefined;
      }
      const [victim] = running.splice(Math.floor(Math.random() * running.length), 1);
      await killChild(victim);
      if (!isOver) {
        add();
      }
      return victim.pid;
    },
    end: async () => {
      isOver = true;
      await Promise.allSettled(starting);
      await Promise.all(running.map(killChild));
    },
  };
}
