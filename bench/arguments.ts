import { parseArgs } from 'util';

/** Three days, thirty days and half a year. */
const DAYS: Record<number, number> = { 1_000_000: 3, 10_000_000: 30, 30_000_000: 181, 100_000_000: 181 };
const ATTEMPTS_A_DAY = 333_333;

export interface Size {
  rows: number;
  days: number;
}

export interface Arguments {
  sizes: Size[];
  rounds: number;
  zones: string[];
  /** What to run: all whose name holds this text. */
  only: string;
  anew: boolean;
  withDuck: boolean;
  /** Only builds the data and the tiers. */
  loadOnly: boolean;
}

const HELP = `npm run bench -- [options]
  --rows 1M,10M     sizes to build and measure: 1M (3 days), 10M (30), 30M and 100M (181), or any other number
  --rounds 5        how often each side is timed, in turns
  --zones UTC       the zones day tiers are kept for
  --only TEXT       only what holds this text in its name: breakouts, currencies, asr, alerts,
                    per-number, csv, ingest, indexes, backlog, codes, schedules
  --days N          days the attempts are spread over, for every size
  --anew            builds the data again
  --no-duckdb       leaves DuckDB out
  --load-only       builds the data and the tiers, and measures nothing else
BENCH_DATABASE_URL names a PostgreSQL to use (its user must be allowed to create databases); else one is started.
`;

function sizeOf(text: string): Size {
  const match = /^(\d+(?:\.\d+)?)([Mk]?)$/.exec(text.trim());
  if (!match) {
    throw new Error(`--rows takes numbers such as 1M, 10M or 300000; not “${text}”.`);
  }
  const rows = Math.round(Number(match[1]) * { M: 1_000_000, k: 1_000, '': 1 }[match[2] as 'M' | 'k' | '']);
  return { rows, days: DAYS[rows] ?? Math.max(1, Math.round(rows / ATTEMPTS_A_DAY)) };
}

/** Undefined when only help was wanted. */
export function readArguments(args: string[]): Arguments | undefined {
  const { values } = parseArgs({
    args,
    options: {
      rows: { type: 'string', default: '1M,10M' },
      rounds: { type: 'string', default: '5' },
      zones: { type: 'string', default: 'UTC' },
      only: { type: 'string', default: '' },
      days: { type: 'string' },
      anew: { type: 'boolean', default: false },
      'no-duckdb': { type: 'boolean', default: false },
      'load-only': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return undefined;
  }
  const sizes = values.rows.split(',').map(sizeOf);
  return {
    sizes: values.days ? sizes.map(({ rows }) => ({ rows, days: Number(values.days) })) : sizes,
    rounds: Number(values.rounds),
    zones: values.zones.split(','),
    only: values.only,
    anew: values.anew,
    withDuck: !values['no-duckdb'],
    loadOnly: values['load-only'],
  };
}
