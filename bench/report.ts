import { alertRoundReport } from './alert-round-report';
import { CurrencyResult } from './contests/currencies';
import { RaceResult } from './contests/race';
import { dueSchedulesReport } from './due-schedules-report';
import { Timing } from './measure/rounds';
import { markdownTable, megabytes, ms, ratio } from './measure/table';
import { perNumberReport } from './per-number-report';
import { SizeResults } from './results';
import { Space } from './trials/build-tiers';

const million = (rows: number) => `${Number((rows / 1_000_000).toPrecision(3))} M`;
const mark = (reached: boolean) => (reached ? 'yes' : '**no**');
const read = (rowsRead: Record<string, number>) =>
  Object.entries(rowsRead)
    .map(([place, rows]) => `${place} ${rows.toLocaleString('en')}`)
    .join(', ') || 'nothing';

/** How many times the processor time; where the system does not tell it, nothing. */
const cpuRatio = (of: Timing, over: Timing) => (of.cpuMs && over.cpuMs ? ratio(of.cpuMs / over.cpuMs) : '–');

function raceRow({ name, target, ours, plain, duck, rowsRead }: RaceResult): string[] {
  const times = plain.medianMs / ours.medianMs;
  const overDuck = duck && duck.medianMs / ours.medianMs;
  const wanted = [
    ...(target.timesPlain ? [`≥ ${target.timesPlain}×`] : []),
    ...(target.atMostMs ? [`≤ ${target.atMostMs} ms`] : []),
    ...(target.notSlowerThanDuck ? ['≥ DuckDB'] : []),
  ];
  const reached =
    times >= (target.timesPlain ?? 0) &&
    ours.medianMs <= (target.atMostMs ?? Infinity) &&
    (!target.notSlowerThanDuck || overDuck === undefined || overDuck >= 1);
  return [
    name,
    ms(ours.medianMs),
    ms(plain.medianMs),
    duck ? ms(duck.medianMs) : '–',
    ratio(times),
    cpuRatio(plain, ours),
    overDuck ? ratio(overDuck) : '–',
    wanted.join(', '),
    mark(reached),
    read(rowsRead),
  ];
}

function currencyRow({ name, both, none, plain, rowsRead }: CurrencyResult): string[] {
  const times = both.medianMs / none.medianMs;
  const cells = [
    ...[both, none, plain].map(({ medianMs }) => ms(medianMs)),
    ratio(times),
    cpuRatio(both, none),
    '≤ 2×',
    mark(times <= 2),
  ];
  return [name, ...cells, read(rowsRead)];
}

function spaceTable({ attempts, heapBytes, indexBytes, keysBytes, tiers }: Space): string {
  const rows = tiers.map(({ name, rows: count, bytes, indexBytes: indexes }) => [
    name,
    count.toLocaleString('en'),
    `${(attempts / Math.max(count, 1)).toFixed(1)}×`,
    megabytes(bytes),
    megabytes(indexes),
    `${((100 * (bytes + indexes)) / heapBytes).toFixed(1)} %`,
  ]);
  return markdownTable(
    ['', 'rows', 'attempts a row', 'table', 'indexes', 'of the attempts’ table'],
    [
      ...rows,
      ['attempts', attempts.toLocaleString('en'), '1', megabytes(heapBytes), megabytes(indexBytes), '100 %'],
      ['attempt_keys', attempts.toLocaleString('en'), '1', megabytes(keysBytes), '', ''],
    ]
  );
}

function otherRows({
  space,
  buildMs,
  loadMs,
  csv,
  ingest,
  backlog,
  servicePeakMb,
  importCodes,
  rows,
}: SizeResults): string[][] {
  const lines: string[][] = [];
  if (loadMs) {
    lines.push([
      'attempts made and stored (bulk)',
      `${(loadMs / 1_000).toFixed(0)} s, ${Math.round(rows / (loadMs / 1_000))} a second`,
      '',
      '',
    ]);
  }
  if (buildMs) {
    lines.push([
      'tiers built from nothing',
      `${(buildMs / 1_000).toFixed(0)} s, ${Math.round(rows / (buildMs / 1_000))} attempts a second`,
      '',
      '',
    ]);
  }
  if (space) {
    const size = (of: Space['tiers']) => of.reduce((sum, { bytes, indexBytes }) => sum + bytes + indexBytes, 0);
    const [all, small] = [
      size(space.tiers),
      size(space.tiers.filter(({ name }) => name !== 'tier_hour_customer_provider_destination')),
    ];
    const share = (bytes: number) => `${((100 * bytes) / space.heapBytes).toFixed(0)} %`;
    const withIndexes = `${((100 * all) / (space.heapBytes + space.indexBytes)).toFixed(0)} %`;
    const reached = all / space.heapBytes <= 0.65;
    lines.push([
      'tiers’ space, of the attempts’ table',
      `${share(all)} (${share(small)} without the fine hourly one; ${withIndexes} of table and indexes)`,
      '≤ 65 %',
      mark(reached),
    ]);
  }
  if (csv) {
    const share = csv.copy.medianMs / csv.ours.medianMs;
    const size = `${csv.rows.toLocaleString('en')} rows, ${megabytes(csv.bytes)}`;
    lines.push([
      `CSV over HTTP against ${csv.copiedBy} (${size})`,
      `${(100 * share).toFixed(0)} % (${ms(csv.ours.medianMs)}, ${ms(csv.copy.medianMs)})`,
      '≥ 85 %',
      mark(share >= 0.85),
    ]);
    if (csv.peakMb) {
      lines.push([
        'service’s memory after it, at most',
        `${csv.peakMb.toFixed(0)} MB`,
        '≤ 120 MB',
        mark(csv.peakMb <= 120),
      ]);
    }
    lines.push(['a caller that leaves: PostgreSQL free again', ms(csv.freedMs), '≤ 1 s', mark(csv.freedMs <= 1_000)]);
  }
  if (ingest) {
    const rates = `${Math.round(ingest.withMarks)} and ${Math.round(ingest.withoutMarks)} rows a second`;
    lines.push([
      'ingest with marks, of without (batches of 1,000)',
      `${ingest.share.toFixed(2)} (${rates})`,
      '≥ 0.9',
      mark(ingest.share >= 0.9),
    ]);
  }
  if (importCodes) {
    const { rows: codes, bytes, textMs, zipMs, loadMs } = importCodes;
    const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
    lines.push(
      [
        `import of ${codes.toLocaleString('en')} central office codes (${megabytes(bytes)})`,
        `${seconds(textMs)} as text, ${seconds(zipMs)} as a zip`,
        '',
        '',
      ],
      ['… until the next ingest has them in memory', seconds(loadMs), '', '']
    );
  }
  if (backlog) {
    const { peakRate, drainByHour, drainByDay, reRated } = backlog;
    const fill = ingest ? ingest.withMarks : peakRate;
    const slower = Math.min(drainByHour, drainByDay);
    lines.push(
      [
        'backlog drained, attempts a second',
        `${Math.round(drainByHour)} hour by hour, ${Math.round(drainByDay)} day by day`,
        '',
        '',
      ],
      [
        '… against the busiest hour of this traffic',
        `${ratio(slower / peakRate)} (${peakRate.toFixed(1)} a second)`,
        '≥ 5×',
        mark(slower >= 5 * peakRate),
      ],
      ['… against ingest at full speed', ratio(slower / fill), '', ''],
      [
        `${reRated.days} days rated anew for one customer`,
        `${reRated.attempts.toLocaleString('en')} attempts, ${reRated.buckets} buckets in ${(reRated.buildMs / 1_000).toFixed(1)} s, each written ${reRated.mostVersions} time(s)`,
        'one pass',
        mark(reRated.mostVersions <= 1),
      ]
    );
  }
  if (servicePeakMb) {
    lines.push([
      'service’s memory over all questions, at most',
      `${servicePeakMb.toFixed(0)} MB`,
      '≤ 300 MB',
      mark(servicePeakMb <= 300),
    ]);
  }
  return lines;
}

function sizeReport(results: SizeResults): string {
  const {
    rows,
    days,
    server,
    duck,
    breakouts,
    asr,
    currencies,
    alertRound,
    space,
    perNumber,
    indexCost,
    dueSchedules,
  } = results;
  const races = [...(breakouts ?? []), ...(asr ?? [])];
  const header = [
    '',
    'ours',
    'plain GROUP BY',
    'DuckDB',
    'ours is',
    'by CPU time',
    'against DuckDB',
    'to reach',
    'reached',
    'read by ours',
  ];
  return [
    `## ${million(rows)} attempts in ${days} days`,
    `${server}; ${duck ? `DuckDB ${duck}, 1 thread` : 'without DuckDB'}. Medians; all sides in turns.`,
    ...(races.length > 0 ? [markdownTable(header, races.map(raceRow))] : []),
    ...(currencies
      ? [
          markdownTable(
            [
              '',
              'USD + GBP',
              'neither',
              'plain, converted',
              'both is',
              'by CPU time',
              'to reach',
              'reached',
              'read by ours',
            ],
            currencies.map(currencyRow)
          ),
        ]
      : []),
    markdownTable(['', 'measured', 'to reach', 'reached'], otherRows(results)),
    ...(alertRound ? [alertRoundReport(alertRound)] : []),
    ...(perNumber ? [perNumberReport(perNumber, indexCost)] : []),
    ...(dueSchedules ? [dueSchedulesReport(dueSchedules)] : []),
    ...(space ? [spaceTable(space)] : []),
  ].join('\n\n');
}

/** How the cost of each question grows with the attempts. */
function growthReport(all: readonly SizeResults[]): string {
  const races = ({ breakouts, asr }: SizeResults) => [...(breakouts ?? []), ...(asr ?? [])];
  const names = [...new Set(all.flatMap((results) => races(results).map(({ name }) => name)))];
  const cell = (results: SizeResults, name: string) => {
    const race = races(results).find((one) => one.name === name);
    return race
      ? `${ms(race.ours.medianMs)} / ${ms(race.plain.medianMs)}${race.duck ? ` / ${ms(race.duck.medianMs)}` : ''}`
      : '–';
  };
  return [
    '## Growth',
    'Each question over all days there are: ours / plain GROUP BY / DuckDB.',
    markdownTable(
      ['', ...all.map(({ rows, days }) => `${million(rows)}, ${days} days`)],
      names.map((name) => [name, ...all.map((results) => cell(results, name))])
    ),
  ].join('\n\n');
}

/** All that was measured, as Markdown. */
export function reportOf(all: readonly SizeResults[]): string {
  return `${[...all.map(sizeReport), growthReport(all)].join('\n\n')}\n`;
}
