import { Pool } from 'pg';

import { CpuMeter } from '../measure/cpu';
import { Duck } from './duckdb';
import { BenchService } from './service';

/** Those who are asked the same questions, on the same rows. */
export interface Sides {
  service: BenchService;
  pool: Pool;
  duck: Duck | undefined;
  /** How often each is timed, after one turn to warm up. */
  rounds: number;
  meter: CpuMeter;
}
