import path from 'path';
import { Pool } from 'pg';

import { migrate } from '../backend/database/migrate';
import { registerAreaCodes } from '../backend/reference/us/register-area-codes';
import { Arguments, readArguments, Size } from './arguments';
import { runAsrDrop } from './contests/asr-drop';
import { breakouts, Days } from './contests/breakouts';
import { runCurrencies } from './contests/currencies';
import { RaceResult, runContest } from './contests/race';
import { cpuMeter } from './measure/cpu';
import { elapsedMs } from './measure/rounds';
import { reportOf } from './report';
import { allResults, keepResults, readResults, SizeResults } from './results';
import { findDuck, openDuck } from './sides/duckdb';
import { BenchDatabase, openDatabase, serverSettings } from './sides/postgres';
import { startBenchService } from './sides/service';
import { Sides } from './sides/sides';
import { runAlertRound } from './trials/alert-round';
import { runBacklog } from './trials/backlog';
import { buildTiers, measureSpace } from './trials/build-tiers';
import { runCsv } from './trials/csv-file';
import { runDueSchedules } from './trials/due-schedules';
import { runImportCodes } from './trials/import-codes';
import { runIndexCost } from './trials/ingest-indexes';
import { runIngest } from './trials/ingest-marks';
import { runPerNumber } from './trials/per-number';
import { loadWorld, periodOf } from './world/load';
import { makeWorld } from './world/world';

/** Where the bench is run, by the program that starts it. */
export interface Place {
  serverUrl: string;
  /** For DuckDB, files and results. */
  directory: string;
  /** The bundled service. */
  servicePath: string;
}

const FIRST_DAY = Date.UTC(2026, 0, 1);
const DAY_MS = 86_400_000;

function progress(text: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`);
}

async function prepare(
  database: BenchDatabase,
  { rows, days }: Size,
  zones: string[],
  results: SizeResults
): Promise<void> {
  const { pool } = database;
  await migrate(pool);
  if (!database.isLoaded) {
    progress(`making ${rows} attempts in ${days} days`);
    results.loadMs = await elapsedMs(() => loadWorld(pool, makeWorld(), periodOf(FIRST_DAY, days, rows), progress));
  }
  await keepAsMade(pool);
  progress('bringing the tiers up to date');
  results.buildMs = (await buildTiers(pool, zones)) ?? results.buildMs;
  results.space ??= await measureSpace(pool);
}

/** Attempts are stored in bulk, without what tables tell of them: the service must not look up all of them while it is measured. */
async function keepAsMade(pool: Pool): Promise<void> {
  await registerAreaCodes(pool);
  await pool.query('update rematch set done_version = (select max(version) from reference_versions)');
}

async function runQuestions(args: Arguments, days: Days, sides: Sides, results: SizeResults): Promise<void> {
  const wanted = (part: string) => part.includes(args.only);
  const contests = breakouts(days).filter(({ name }) => wanted('breakouts') || wanted(name));
  const races: RaceResult[] = [];
  for (const contest of contests) {
    progress(contest.name);
    races.push(await runContest(contest, sides));
  }
  if (wanted('breakouts')) {
    results.breakouts = races;
  } else if (races.length > 0) {
    const others = (results.breakouts ?? []).filter(({ name }) => !races.some((race) => race.name === name));
    results.breakouts = [...others, ...races];
  }
  if (wanted('currencies')) {
    progress('currencies');
    results.currencies = await runCurrencies(days, sides);
  }
  if (wanted('asr')) {
    progress('ASR');
    results.asr = await runAsrDrop(days, sides);
  }
}

async function askEverything(
  args: Arguments,
  { servicePath, directory }: Place,
  database: BenchDatabase,
  days: Days,
  results: SizeResults
): Promise<void> {
  const { pool, url } = database;
  const module = args.withDuck ? findDuck(path.join(directory, 'duckdb'), progress) : undefined;
  const file = path.join(directory, `attempts-${results.rows}.duckdb`);
  const duck = module && (await openDuck(module, { file, pool, anew: !database.isLoaded }));
  results.duck = duck?.version;
  const service = await startBenchService(servicePath, url);
  try {
    const meter = cpuMeter(pool, [service.processId]);
    await runQuestions(args, days, { service, pool, duck, rounds: args.rounds, meter }, results);
    if ('per-number'.includes(args.only)) {
      progress('per number');
      results.perNumber = await runPerNumber(service, pool, days, args.rounds, meter);
    }
    results.servicePeakMb = service.memory()?.peakMb;
    keepResults(directory, results);
  } finally {
    await service.stop();
    duck?.close();
  }
}

async function runTrials(args: Arguments, place: Place, database: BenchDatabase, days: Days, results: SizeResults) {
  const wanted = (part: string) => part.includes(args.only);
  const { pool, url: databaseUrl } = database;
  const { rounds } = args;
  if (wanted('alerts')) {
    progress('alerts');
    results.alertRound = await runAlertRound(pool, days, rounds);
  }
  if (wanted('csv')) {
    progress('CSV');
    const { servicePath, directory } = place;
    results.csv = await runCsv({ servicePath, databaseUrl, pool, days, rounds, directory });
  }
  if (wanted('ingest')) {
    progress('ingest');
    results.ingest = await runIngest(pool, makeWorld(), days.from + (days.days + 1) * DAY_MS, rounds);
  }
  if (wanted('indexes')) {
    progress('indexes of numbers');
    results.indexCost = await runIndexCost(place.serverUrl, makeWorld(), days.from, rounds);
  }
  if (wanted('backlog')) {
    progress('backlog');
    results.backlog = await runBacklog(pool, new Date(days.from), days.days);
  }
  if (wanted('codes')) {
    progress('codes');
    results.importCodes = await runImportCodes(pool);
  }
  if (wanted('schedules')) {
    progress('schedules');
    results.dueSchedules = await runDueSchedules({ ...place, world: makeWorld(), progress });
  }
}

async function measureSize(args: Arguments, place: Place, size: Size): Promise<void> {
  const database = await openDatabase(place.serverUrl, `trunkline_bench_${size.rows}`, args.anew);
  const days = { from: FIRST_DAY, days: size.days };
  try {
    const earlier = database.isLoaded ? readResults(place.directory, size.rows) : {};
    const results: SizeResults = { ...earlier, ...size, server: await serverSettings(database.pool) };
    await prepare(database, size, args.zones, results);
    keepResults(place.directory, results);
    if (!args.loadOnly) {
      await askEverything(args, place, database, days, results);
      keepResults(place.directory, results);
      await runTrials(args, place, database, days, results);
      keepResults(place.directory, results);
    }
  } finally {
    await database.pool.end();
  }
}

/** Builds what is missing, measures every size, prints all that was measured. */
export async function runBench(place: Place, commandLine: string[]): Promise<void> {
  const args = readArguments(commandLine);
  if (!args) {
    return;
  }
  for (const size of args.sizes) {
    await measureSize(args, place, size);
  }
  process.stdout.write(reportOf(allResults(place.directory)));
}
