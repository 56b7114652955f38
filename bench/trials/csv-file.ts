import { execFile, spawnSync } from 'child_process';
import { createWriteStream, statSync, writeFileSync } from 'fs';
import pg, { Pool } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { pipeline } from 'stream/promises';
import { promisify } from 'util';

import { QuestionInput } from '../../contract/question';
import { planQuestion } from '../../backend/reports/planner';
import { UNRESTRICTED } from '../../backend/access/scope';
import { readQuestion } from '../../backend/reports/read-question';
import { readTiers } from '../../backend/rollups/tier-tables';
import { Days, windowOf } from '../contests/breakouts';
import { cpuMeter } from '../measure/cpu';
import { elapsedMs, measureInTurns, Timing } from '../measure/rounds';
import { BenchService, startBenchService } from '../sides/service';

export interface CsvResult {
  rows: number;
  bytes: number;
  ours: Timing;
  copy: Timing;
  copiedBy: string;
  peakMb: number | undefined;
  /** From the moment a caller leaves to the moment PostgreSQL works no more for it. */
  freedMs: number;
}

interface CsvTrial {
  servicePath: string;
  databaseUrl: string;
  pool: Pool;
  days: Days;
  rounds: number;
  directory: string;
}

const MAX_DAYS = 7;

/** What a bound value looks like inside a statement. */
function literal(value: unknown): string {
  if (Array.isArray(value)) {
    return pg.escapeLiteral(`{${value.map((one) => (one === null ? 'null' : JSON.stringify(one))).join(',')}}`);
  }
  return value === null ? 'null' : pg.escapeLiteral(String(value));
}

/** The very statement the service runs for the file, for PostgreSQL to write itself. */
async function statementOf(pool: Pool, question: QuestionInput): Promise<string> {
  const { text, values } = planQuestion(readQuestion(question), {
    scope: UNRESTRICTED,
    lacking: {},
    tiers: await readTiers(pool),
    everyRow: true,
  });
  return text.replace(/\$(\d+)/g, (_, number: string) => literal(values[Number(number) - 1]));
}

const hasPsql = () => spawnSync('psql', ['--version'], { stdio: 'ignore' }).status === 0;

/** `psql \copy` to a file, or where there is no psql the same COPY through Node. */
function copier(
  { databaseUrl, pool, directory }: CsvTrial,
  statement: string
): { copy: () => Promise<void>; by: string } {
  const file = `${directory}/copied.csv`;
  if (hasPsql()) {
    const script = `${directory}/copy.sql`;
    writeFileSync(script, `\\copy (${statement.replace(/\s*\n\s*/g, ' ')}) to '${file}' (format csv, header)\n`);
    const copy = async () => {
      await promisify(execFile)('psql', ['-X', '-q', '-d', databaseUrl, '-f', script]);
    };
    return { copy, by: 'psql \\copy' };
  }
  const copy = async () => {
    const client = await pool.connect();
    try {
      await pipeline(
        client.query(copyTo(`copy (${statement}) to stdout (format csv, header)`)),
        createWriteStream(file)
      );
    } finally {
      client.release();
    }
  };
  return { copy, by: 'COPY' };
}

async function leaveEarly(service: BenchService, pool: Pool, question: QuestionInput): Promise<number> {
  const response = await service.openCsv(question);
  await new Promise((resolve) => response.once('data', resolve));
  return elapsedMs(async () => {
    response.destroy();
    for (;;) {
      const { rows } = await pool.query<{ busy: boolean }>(
        `select exists (select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
           and xact_start is not null and query like '%shown as (%') as busy`
      );
      if (!rows[0].busy) {
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  });
}

/** A long file through HTTP against the same statement written to a file by PostgreSQL's own client. */
export async function runCsv(trial: CsvTrial): Promise<CsvResult> {
  const { days, pool, rounds, directory } = trial;
  const question: QuestionInput = {
    measures: ['attempts', 'answered', 'talk_s', 'customer_billed_s', 'customer_charge', 'provider_charge', 'profit'],
    dimensions: ['time', 'customer_id', 'provider_id', 'destination_prefix'],
    bucket: '1h',
    window: windowOf({ ...days, days: Math.min(days.days, MAX_DAYS) }),
  };
  const { copy, by } = copier(trial, await statementOf(pool, question));
  const service = await startBenchService(trial.servicePath, trial.databaseUrl);
  try {
    const file = `${directory}/ours.csv`;
    let rows = 0;
    const ours = async () => {
      const response = await service.openCsv(question);
      await pipeline(response, createWriteStream(file));
      rows = Number(response.trailers['x-row-count']);
    };
    const timings = await measureInTurns(
      [
        { name: 'ours', run: ours },
        { name: 'copy', run: copy },
      ],
      rounds,
      cpuMeter(pool, [service.processId])
    );
    return {
      rows,
      bytes: statSync(file).size,
      ours: timings.get('ours')!,
      copy: timings.get('copy')!,
      copiedBy: by,
      peakMb: service.memory()?.peakMb,
      freedMs: await leaveEarly(service, pool, question),
    };
  } finally {
    await service.stop();
  }
}
