import { Problem } from '../../contract/problem';
import { Window, windowSchema } from '../../contract/question';
import { migrate } from '../database/migrate';
import { createPool } from '../database/pool';
import { readInput } from '../reports/read-input';
import { readTiers } from '../rollups/tier-tables';
import { Tier, tierLabel } from '../rollups/tiers';
import { TierCheck, verifyRange } from '../rollups/verify-range';
import { findDatabaseUrl } from './shell/find-door';
import { ProgressBar } from './shell/progress-bar';
import { readArguments } from './shell/read-arguments';
import { runCommand } from './shell/run-command';

const OPTIONS = { from: { type: 'string' }, to: { type: 'string' }, tier: { type: 'string' } } as const;
const USAGE = `Usage: npm run verify -- --from TIME --to TIME [--tier NAME]
Compares every bucket of every rollup in that time, or of one rollup, with the attempts it was added up from, and adds
it up anew where they differ. Buckets that wait to be added up are passed over: nobody reads those.
Times are like 2026-11-01T00:00:00Z. Exit code 1 when anything differed.`;
const HEADER = ['rollup', 'compared', 'equal', 'different', 'repaired', 'not clean'];

runCommand(async () => {
  const { values, positionals } = readArguments(process.argv.slice(2), OPTIONS, USAGE);
  if (!values.from || !values.to || positionals.length > 0) {
    throw new Problem(USAGE);
  }
  const span = readSpan(values.from, values.to);
  const pool = createPool(findDatabaseUrl(process.env));
  try {
    await migrate(pool);
    const tiers = chooseTiers(await readTiers(pool), values.tier);
    const bar = new ProgressBar('Comparing', 1);
    const checks = await verifyRange(pool, { span, tiers }, ({ done, total }) =>
      bar.show(done / total, `${done} of ${total} buckets`)
    );
    bar.end();
    process.stdout.write(`${describe(checks)}\n`);
    process.exitCode = checks.some(({ different }) => different > 0) ? 1 : 0;
  } finally {
    await pool.end();
  }
});

function readSpan(from: string, to: string): Window {
  const span = readInput(windowSchema, { from, to });
  if (Date.parse(span.to) <= Date.parse(span.from)) {
    throw new Problem('--to must be later than --from.', { field: 'to' });
  }
  return { from: new Date(span.from).toISOString(), to: new Date(span.to).toISOString() };
}

function chooseTiers(tiers: Tier[], name: string | undefined): Tier[] {
  if (tiers.length === 0) {
    throw new Problem('There are no rollups yet: a service makes them when it starts.');
  }
  const chosen = tiers.filter((tier) => name === undefined || name === tierLabel(tier.name));
  if (chosen.length === 0) {
    throw new Problem(`There is no rollup “${name}”.`, { allowed: tiers.map((tier) => tierLabel(tier.name)) });
  }
  return chosen;
}

function describe(checks: readonly TierCheck[]): string {
  const rows = checks.map(({ tier, compared, different, repaired, notClean }) =>
    [tierLabel(tier.name), compared, compared - different, different, repaired, notClean].map(String)
  );
  const widths = HEADER.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at].length)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  ');
  return [
    line(HEADER),
    widths.map((width) => '-'.repeat(width)).join('  '),
    ...rows.map(line),
    ...remarks(checks),
  ].join('\n');
}

function remarks(checks: readonly TierCheck[]): string[] {
  const different = checks.reduce((sum, check) => sum + check.different, 0);
  const left = checks.reduce((sum, check) => sum + check.different - check.repaired, 0);
  return [
    ...(different === 0 ? ['Every bucket that was compared equals its attempts.'] : []),
    ...(left > 0
      ? [`${left} buckets still wait to be added up anew; until then they are answered from the attempts.`]
      : []),
  ];
}
