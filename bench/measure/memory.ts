import { readFileSync } from 'fs';

export interface Memory {
  rssMb: number;
  peakMb: number;
}

/** What a process holds in memory now and held at most. Undefined where the system does not tell (not Linux). */
export function memoryOf(processId: number): Memory | undefined {
  try {
    const status = readFileSync(`/proc/${processId}/status`, 'utf8');
    const mb = (field: string) => Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)![1]) / 1_024;
    return { rssMb: mb('VmRSS'), peakMb: mb('VmHWM') };
  } catch {
    return undefined;
  }
}
