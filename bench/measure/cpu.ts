import { readdirSync, readFileSync } from 'fs';
import { Pool } from 'pg';

/** Begins to measure; what it gives then tells the milliseconds of processor time used since. Undefined where the system does not tell. */
export type CpuMeter = () => Promise<() => Promise<number | undefined>>;

/** Of all threads of a process; undefined where it is gone, or the system does not tell (not Linux). */
function usedBy(processId: number): number | undefined {
  try {
    const tasks = `/proc/${processId}/task`;
    return readdirSync(tasks)
      .map((task) => Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]) / 1e6)
      .reduce((sum, ms) => sum + ms, 0);
  } catch {
    return undefined;
  }
}

async function used(pool: Pool, others: readonly number[]): Promise<Map<number, number>> {
  const { rows } = await pool.query<{ pid: number }>(
    'select pid from pg_stat_activity where datname = current_database()'
  );
  const all = [...rows.map(({ pid }) => pid), ...others].map((pid) => [pid, usedBy(pid)] as const);
  return new Map(all.filter((one): one is [number, number] => one[1] !== undefined));
}

/**
 * What PostgreSQL, this process and others use together. On a machine that has other things to do the time that passes
 * tells more about those than about what is measured; the time the processor works for it does not.
 */
export function cpuMeter(pool: Pool, others: readonly number[]): CpuMeter {
  const processes = [process.pid, ...others];
  return async () => {
    const before = await used(pool, processes);
    return async () => {
      const after = await used(pool, processes);
      const spent = [...after].reduce((sum, [pid, ms]) => sum + ms - (before.get(pid) ?? 0), 0);
      return after.size > 0 ? spent : undefined;
    };
  };
}
