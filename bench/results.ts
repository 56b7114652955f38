import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import path from 'path';

import { CurrencyResult } from './contests/currencies';
import { RaceResult } from './contests/race';
import { AlertRoundResult } from './trials/alert-round';
import { BacklogResult } from './trials/backlog';
import { Space } from './trials/build-tiers';
import { CsvResult } from './trials/csv-file';
import { DueSchedulesResult } from './trials/due-schedules';
import { ImportCodesResult } from './trials/import-codes';
import { IndexCostResult } from './trials/ingest-indexes';
import { IngestResult } from './trials/ingest-marks';
import { PerNumberResult } from './trials/per-number';

/** All that was measured at one size. Parts that were not run now keep what an earlier run gave. */
export interface SizeResults {
  rows: number;
  days: number;
  server: string;
  duck?: string;
  loadMs?: number;
  buildMs?: number;
  space?: Space;
  breakouts?: RaceResult[];
  currencies?: CurrencyResult[];
  asr?: RaceResult[];
  alertRound?: AlertRoundResult;
  csv?: CsvResult;
  ingest?: IngestResult;
  backlog?: BacklogResult;
  perNumber?: PerNumberResult;
  indexCost?: IndexCostResult;
  importCodes?: ImportCodesResult;
  dueSchedules?: DueSchedulesResult;
  servicePeakMb?: number;
}

const fileOf = (directory: string, rows: number) => path.join(directory, `measured-${rows}.json`);

export function readResults(directory: string, rows: number): Partial<SizeResults> {
  const file = fileOf(directory, rows);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as SizeResults) : {};
}

export function keepResults(directory: string, results: SizeResults): void {
  mkdirSync(directory, { recursive: true });
  writeFileSync(fileOf(directory, results.rows), `${JSON.stringify(results, undefined, 2)}\n`);
}

/** Every size there are results of, the smallest first. */
export function allResults(directory: string): SizeResults[] {
  return readdirSync(directory)
    .filter((name) => /^measured-\d+\.json$/.test(name))
    .map((name) => JSON.parse(readFileSync(path.join(directory, name), 'utf8')) as SizeResults)
    .sort((one, other) => one.rows - other.rows);
}
